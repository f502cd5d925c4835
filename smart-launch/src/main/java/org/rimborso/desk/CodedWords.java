package org.rimborso.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Resource;
import org.rimborso.sweep.Resources;

/**
 * A chart without the words that clinicians wrote: codes keep their official names. Where there is
 * nothing but such words a sign stands for them, so that what is not coded still is something that
 * is not coded.
 */
final class CodedWords {
  private static final Optional<String> SIGN = Optional.of("…");

  private CodedWords() {}

  static Chart only(Chart chart) {
    List<Resource> resources = new ArrayList<>();
    Resources.of(chart).forEach(resource -> resources.add(coded(resource)));
    return new Chart(chart.asOf(), chart.zone(), resources, chart.limitations());
  }

  private static Resource coded(Resource resource) {
    if (resource instanceof Condition condition && condition.code().text().isPresent()) {
      return coded(condition);
    }
    if (resource instanceof Procedure procedure && procedure.code().text().isPresent()) {
      return new Procedure(
          procedure.reference(),
          procedure.patient(),
          procedure.status(),
          coded(procedure.code()),
          procedure.encounter(),
          procedure.performed());
    }
    return resource instanceof Encounter encounter && hasWords(encounter)
        ? coded(encounter)
        : resource;
  }

  private static Condition coded(Condition condition) {
    return new Condition(
        condition.reference(),
        condition.patient(),
        coded(condition.code()),
        condition.encounter(),
        condition.clinicalStatus(),
        condition.verificationStatus(),
        condition.categories(),
        condition.onset(),
        condition.recorded());
  }

  private static boolean hasWords(Encounter encounter) {
    return encounter.reasons().stream().anyMatch(reason -> reason.text().isPresent());
  }

  /** Of a visit the reasons are a clinician's words; its type is the department's. */
  private static Encounter coded(Encounter encounter) {
    return new Encounter(
        encounter.reference(),
        encounter.patient(),
        encounter.status(),
        encounter.classCode(),
        encounter.types(),
        encounter.period(),
        encounter.partOf(),
        encounter.serviceProvider(),
        encounter.locations(),
        encounter.participants(),
        encounter.diagnoses(),
        encounter.reasons().stream().map(CodedWords::coded).toList(),
        encounter.reasonReferences(),
        encounter.dischargeDisposition(),
        encounter.labels());
  }

  private static CodeableConcept coded(CodeableConcept concept) {
    return new CodeableConcept(
        concept.codings(), concept.codings().isEmpty() ? SIGN : Optional.empty());
  }
}
