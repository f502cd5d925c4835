package org.rimborso.fhir.read;

import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;

/**
 * One patient's chart.
 *
 * @param patient the patient; empty for the resources that name none
 * @param restricted the resources that a security label restricts, also those that could not be
 *     read
 * @param strangers how many resources of other patients came along and were left out
 */
public record Assembled(
    Optional<Reference> patient, Chart chart, Set<Reference> restricted, int strangers) {
  public Assembled {
    restricted = Set.copyOf(restricted);
  }
}
