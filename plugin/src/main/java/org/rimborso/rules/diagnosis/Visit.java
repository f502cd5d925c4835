package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ChartedEncounter;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Evidence;

/**
 * An encounter with what its chart says of it.
 *
 * @param stated Conditions of the encounter that speak for themselves, in order of reference
 * @param billed codes that its bills state, as tables hold them; filled as bills are read
 * @param bills its bills, in order of reference; filled as bills are read
 */
record Visit(
    ChartedEncounter charted, List<Stated> stated, List<String> billed, List<CodedBill> bills) {
  private static final List<String> PROBLEM_LIST_ONLY = List.of("problem-list-item");

  /** A Condition, its ICD codings and their codes as tables hold them. */
  record Stated(Condition condition, List<Coding> icd, List<String> codes) {
    private static Stated of(Condition condition) {
      List<Coding> icd = CodedDiagnosis.icd(condition.code());
      return new Stated(condition, icd, Visit.codes(icd));
    }

    boolean hasOneOf(Collection<String> others) {
      for (String code : codes) {
        if (others.contains(code)) {
          return true;
        }
      }
      return false;
    }

    Evidence evidence() {
      return new Evidence(condition.reference(), "Condition.code");
    }
  }

  static Visit of(Chart chart, ChartedEncounter charted) {
    Encounter encounter = charted.encounter();
    List<Stated> own = new ArrayList<>(2);
    for (Encounter.EncounterDiagnosis diagnosis : encounter.diagnoses()) {
      chart.find(diagnosis.condition(), Condition.class).ifPresent(c -> add(c, own));
    }
    for (Reference reason : encounter.reasonReferences()) {
      chart.find(reason, Condition.class).ifPresent(c -> add(c, own));
    }
    for (Condition condition : charted.conditions()) {
      if (!condition.categories().equals(PROBLEM_LIST_ONLY)) {
        add(condition, own);
      }
    }
    if (own.size() > 1) {
      own.sort(Comparator.comparing(stated -> stated.condition().reference()));
    }
    return new Visit(charted, own, new ArrayList<>(2), new ArrayList<>(1));
  }

  private static void add(Condition condition, List<Stated> found) {
    if (!condition.isRefuted() && !holds(found, condition)) {
      found.add(Stated.of(condition));
    }
  }

  private static boolean holds(List<Stated> found, Condition condition) {
    for (Stated stated : found) {
      if (stated.condition().reference().equals(condition.reference())) {
        return true;
      }
    }
    return false;
  }

  Encounter encounter() {
    return charted.encounter();
  }

  Evidence period() {
    return new Evidence(encounter().reference(), "Encounter.period");
  }

  /** The codes of {@code icd} as tables hold them. */
  static List<String> codes(List<Coding> icd) {
    List<String> codes = new ArrayList<>(icd.size());
    for (Coding coding : icd) {
      codes.add(CodeSets.normalize(coding.code()));
    }
    return codes;
  }
}
