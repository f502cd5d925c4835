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
 * @param locations where it took place, all of them
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
    List<Party> locations,
    List<Party> participants,
    List<EncounterDiagnosis> diagnoses,
    List<CodeableConcept> reasons,
    List<Reference> reasonReferences,
    Optional<CodeableConcept> dischargeDisposition,
    Set<String> labels)
    implements Resource {
  public Encounter {
    types = List.copyOf(types);
    locations = List.copyOf(locations);
    participants = List.copyOf(participants);
    diagnoses = List.copyOf(diagnoses);
    reasons = List.copyOf(reasons);
    reasonReferences = List.copyOf(reasonReferences);
    labels = Set.copyOf(labels);
  }

  /** Whether it is labelled R or V, so that nothing of it goes to a payer by our doing. */
  public boolean isRestricted() {
    return labels.contains("R") || labels.contains("V");
  }

  /** Whether it never took place or was recorded by mistake. */
  public boolean isVoid() {
    return status.equals("cancelled") || status.equals("entered-in-error");
  }

  /**
   * Whether its dates cannot be: the end before the start, a start in the future although under way
   * or finished, a start before birth or more than one day after death.
   */
  public boolean isImpossible(Chart chart) {
    Optional<PartialDate> start = period.start();
    if (start.isEmpty()) {
      return false;
    }
    Optional<PartialDate> birth = chart.patient().flatMap(Patient::birthDate);
    Optional<PartialDate> death = chart.patient().flatMap(Patient::deceased);
    boolean begun = status.equals("finished") || status.equals("in-progress");
    return period.end().filter(end -> end.isBefore(start.get())).isPresent()
        || begun && start.get().first().isAfter(chart.asOf())
        || birth.filter(born -> start.get().isBefore(born)).isPresent()
        || death.filter(died -> start.get().first().isAfter(died.last().plusDays(1))).isPresent();
  }

  /** The first-listed diagnosis: the one of rank 1. */
  public Optional<EncounterDiagnosis> firstListed() {
    return diagnoses.stream().filter(d -> d.rank().orElse(0) == 1).findFirst();
  }

  /** Encounter.diagnosis: a Condition, what it was used for (such as AD, DD), and its rank. */
  public record EncounterDiagnosis(
      Reference condition, Optional<CodeableConcept> use, OptionalInt rank) {}
}
