package org.rimborso.cds;

import java.util.function.Predicate;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;

/** Which findings somebody has dealt with, so that no card names them again while they stand. */
@FunctionalInterface
public interface Quiet {
  /**
   * Tells of the findings of this patient at the EHR with this id which are to stay quiet.
   *
   * @param chart what is known of the patient; what somebody dealt with counts only for the same
   *     facts
   */
  Predicate<Finding> in(String ehr, Reference patient, Chart chart);

  /** What either keeps quiet. */
  default Quiet or(Quiet other) {
    return (ehr, patient, chart) -> in(ehr, patient, chart).or(other.in(ehr, patient, chart));
  }
}
