package org.rimborso.sweep.health;

import java.util.List;
import java.util.Set;
import org.rimborso.account.Account;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Reference;

/**
 * Which accounts and visits of a chart a label restricts: its own, or that of the patient, of a
 * visit that is billed, of an answer, of what was noted.
 */
public final class Restricted {
  /** All that is told of a restricted record. */
  public static final String LINE = new Fields().put("kind", HealthCount.RESTRICTED).line();

  private final Chart chart;
  private final Set<Reference> labelled;
  private final boolean whole;

  /**
   * @param labelled what carries a label
   */
  public Restricted(Chart chart, Set<Reference> labelled) {
    this.chart = chart;
    this.labelled = Set.copyOf(labelled);
    whole = chart.patient().filter(patient -> labelled.contains(patient.reference())).isPresent();
  }

  /** Whether the visit, or one that it is part of, is restricted. */
  public boolean holds(Encounter visit) {
    return whole
        || visit.isRestricted()
        || labelled.contains(visit.reference())
        || visit.partOf().filter(labelled::contains).isPresent();
  }

  /**
   * Whether the account is restricted.
   *
   * @param bills of its chain
   */
  public boolean holds(Account account, List<Claim> bills) {
    return whole
        || bills.stream().anyMatch(this::isLabelled)
        || !labelled.isEmpty()
            && (labelled.contains(account.reference())
                || account.answers().stream().anyMatch(labelled::contains)
                || chart.followUps().stream().anyMatch(one -> isLabelled(one, account)));
  }

  private boolean isLabelled(Claim bill) {
    return bill.isRestricted()
        || labelled.contains(bill.reference())
        || bill.encounters().stream().anyMatch(labelled::contains)
        || chart.encountersOf(bill).stream().anyMatch(this::holds);
  }

  private boolean isLabelled(FollowUp record, Account account) {
    boolean own =
        account.claims().contains(record.account())
            || account.answers().contains(record.account())
            || account.reference().equals(record.account());
    return own && labelled.contains(record.reference());
  }
}
