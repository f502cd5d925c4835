package org.rimborso.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An encounter.
 *
 * @param status FHIR code, such as {@code finished}
 * @param classCode v3 ActCode, such as {@code AMB}
 * @param participants who took part (practitioners and roles)
 * @param labels security labels (meta.security codes)
 */
public record Encounter(
    Reference reference,
    Optional<Reference> patient,
    String status,
    Optional<String> classCode,
    List<CodeableConcept> types,
    Period period,
    Optional<Reference> partOf,
    Party serviceProvider,
    List<Party> participants,
    List<EncounterDiagnosis> diagnoses,
    List<CodeableConcept> reasons,
    List<Reference> reasonReferences,
    Optional<CodeableConcept> dischargeDisposition,
    Set<String> labels)
    implements Resource {
  public Encounter {
    types = List.copyOf(types);
    participants = List.copyOf(participants);
    diagnoses = List.copyOf(diagnoses);
    reasons = List.copyOf(reasons);
    reasonReferences = List.copyOf(reasonReferences);
    labels = Set.copyOf(labels);
  }

  /** Encounter.diagnosis: a Condition, what it was used for (such as AD, DD), and its rank. */
  public record EncounterDiagnosis(
      Reference condition, Optional<CodeableConcept> use, OptionalInt rank) {}
}
