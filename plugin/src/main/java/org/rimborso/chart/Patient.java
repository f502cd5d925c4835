package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * A patient.
 *
 * @param recordNumber the medical record number (identifier of type MR, else the first identifier)
 * @param deceased the date of death, if dead and known
 * @param links other Patient resources that are the same person (Patient.link)
 */
public record Patient(
    Reference reference,
    Optional<String> name,
    Optional<String> recordNumber,
    Optional<PartialDate> birthDate,
    Optional<String> gender,
    Optional<PartialDate> deceased,
    List<Reference> links)
    implements Resource {
  public Patient {
    links = List.copyOf(links);
  }

  @Override
  public Optional<Reference> patient() {
    return Optional.of(reference);
  }
}
