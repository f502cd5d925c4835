package org.rimborso.rules.procedure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;

/** What makes a rule look at a line more closely; most lines have none of these. */
enum LineTrait {
  /** It bills a service and points to no diagnosis. */
  WITHOUT_DIAGNOSIS {
    @Override
    boolean isOf(BilledLine line, List<BilledLine> before) {
      return line.line().diagnosisSequences().isEmpty() && line.hasCode();
    }
  },
  /** It points to something of the bill other than to a diagnosis that is there. */
  POINTING {
    @Override
    boolean isOf(BilledLine billed, List<BilledLine> before) {
      Claim.Line line = billed.line();
      return !line.careTeamSequences().isEmpty()
          || !line.informationSequences().isEmpty()
          || !line.procedureSequences().isEmpty()
          || !areThere(line.diagnosisSequences(), billed.bill().diagnoses());
    }
  },
  /** Its net is not just its price. */
  RECKONED {
    @Override
    boolean isOf(BilledLine billed, List<BilledLine> before) {
      Claim.Line line = billed.line();
      return line.net().isPresent()
          && line.unitPrice().isPresent()
          && !isOneUnit(line, line.net().get(), line.unitPrice().get());
    }
  },
  /** A line before it bills the same code; long bills are left to the closer look. */
  REPEATING {
    @Override
    boolean isOf(BilledLine line, List<BilledLine> before) {
      if (before.size() > FEW) {
        return true;
      }
      for (int i = 0; i < before.size(); i++) {
        if (line.isAlike(before.get(i))) {
          return true;
        }
      }
      return false;
    }
  },
  /** It has modifiers. */
  MODIFIED {
    @Override
    boolean isOf(BilledLine line, List<BilledLine> before) {
      return !line.modifiers().isEmpty();
    }
  },
  /** Its place of service is one of telehealth. */
  AT_DISTANCE {
    @Override
    boolean isOf(BilledLine line, List<BilledLine> before) {
      return TelehealthLine.isAtDistance(line);
    }
  },
  /** It bills a drug by a J code and names no National Drug Code of its own. */
  DRUG_UNNAMED {
    @Override
    boolean isOf(BilledLine line, List<BilledLine> before) {
      return LineDrugWithoutNdc.isUnnamed(line);
    }
  },
  /** It bills a service on a day that is not told. */
  UNDATED {
    @Override
    boolean isOf(BilledLine line, List<BilledLine> before) {
      return line.day().isEmpty() && line.hasCode();
    }
  };

  private static final LineTrait[] ALL = values();
  private static final int FEW = 12;

  /**
   * @param before the lines of the bill before it
   */
  abstract boolean isOf(BilledLine line, List<BilledLine> before);

  /** Adds the traits of {@code line} to those {@code found} in its bill. */
  static void find(BilledLine line, List<BilledLine> before, Set<LineTrait> found) {
    for (LineTrait trait : ALL) {
      if (trait.isOf(line, before)) {
        found.add(trait);
      }
    }
  }

  private static boolean areThere(List<Integer> sequences, List<Claim.Diagnosis> diagnoses) {
    for (int sequence : sequences) {
      if (!isThere(sequence, diagnoses)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isThere(int sequence, List<Claim.Diagnosis> diagnoses) {
    for (Claim.Diagnosis diagnosis : diagnoses) {
      if (diagnosis.sequence() == sequence) {
        return true;
      }
    }
    return false;
  }

  /** Whether one unit is billed at its price, as on most lines. */
  private static boolean isOneUnit(Claim.Line line, Money net, Money price) {
    return line.factor().isEmpty()
        && (line.quantity().isEmpty() || line.quantity().get().compareTo(BigDecimal.ONE) == 0)
        && net.equals(price);
  }
}
