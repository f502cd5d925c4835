package org.rimborso.sandbox.chart;

import java.util.List;

/**
 * A patient as the chart page shows one.
 *
 * @param id of the Patient resource
 * @param name family name first
 * @param about birth date, sex and record number, for people
 * @param visits the latest first
 */
public record ChartPatient(String id, String name, String about, List<Visit> visits) {

  /**
   * A visit.
   *
   * @param id of the Encounter resource
   * @param date its start, as written, or "no date"
   * @param kind for people, such as "Diabetes clinic"
   * @param state its FHIR status
   */
  public record Visit(String id, String date, String kind, String state) {}

  public ChartPatient {
    visits = List.copyOf(visits);
  }

  boolean hasVisit(String visit) {
    return visits.stream().anyMatch(v -> v.id().equals(visit));
  }
}
