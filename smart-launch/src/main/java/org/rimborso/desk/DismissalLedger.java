package org.rimborso.desk;

import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.store.DismissalRows;
import org.rimborso.sweep.RestrictedRecords;

/**
 * The gaps that were marked as none at every EHR, whoever asks: pages by way of the desk, cards by
 * themselves. Reads the store at each question, so every node knows at once. Says nothing of a mark
 * that concerns restricted records but to the desk.
 */
public final class DismissalLedger {
  private final DismissalRows rows;

  public DismissalLedger(DismissalRows rows) {
    this.rows = rows;
  }

  /**
   * What was marked on a chart: the store is asked once.
   *
   * @param ehr the configured EHR's id
   */
  public Dismissals of(String ehr, Reference patient, Chart chart) {
    return Dismissals.of(rows.ofPatient(ehr, patient), chart, Set.of()).shownTo(false, true);
  }

  /** All that is known, for the desk to disclose. */
  Dismissals whole(String ehr, Reference patient, Fetched fetched) {
    return Dismissals.of(
        rows.ofPatient(ehr, patient),
        fetched.chart(),
        RestrictedRecords.of(fetched.chart(), fetched.restricted()));
  }
}
