package org.rimborso.cds;

import java.util.function.Predicate;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;

/** Which findings somebody has dealt with, so that no card names them again while they stand. */
@FunctionalInterface
public interface Quiet {
  /** Tells of the findings of this patient at the EHR with this id which are to stay quiet. */
  Predicate<Finding> in(String ehr, Reference patient);

  /** What either keeps quiet. */
  default Quiet or(Quiet other) {
    return (ehr, patient) -> in(ehr, patient).or(other.in(ehr, patient));
  }
}
