package org.rimborso.rule;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Reference;
import org.rimborso.chart.ServiceRecord;
import org.rimborso.codes.CodeSystem;

/** Services made by chance: what was done, and what is billed for it. */
final class RandomServices extends Chances {
  RandomServices(Random random) {
    super(random);
  }

  /** What a line bills or a record tells: a code of claims, of another system, or none. */
  CodeableConcept service() {
    return new CodeableConcept(
        some(
            () ->
                new Coding(
                    one(CodeSystem.CPT.uri(), CodeSystem.HCPCS.uri(), CodeSystem.SNOMED.uri(), ""),
                    one("29881", "99213", "80053", "J0696", "90686", "G0439", "A0428", "71046", ""),
                    Optional.empty())),
        maybe(() -> "shown 'so'"));
  }

  List<CodeableConcept> modifiers() {
    return some(() -> CodeableConcept.of(CodeSystem.HCPCS, one("95", "GT", "LT", "25")));
  }

  Optional<String> drugCode() {
    return chance(3) ? Optional.of("00409-1234-01") : Optional.empty();
  }

  Procedure procedure(String id, Period days) {
    return new Procedure(
        SampleChart.ref("Procedure/" + id),
        Optional.of(SampleChart.PATIENT),
        one("completed", "completed", "completed", "not-done", ""),
        service(),
        maybe(() -> new Reference("Encounter", Integer.toString(random.nextInt(10)))),
        days);
  }

  ServiceRecord record(String id, Period days) {
    String type =
        one(
            "ServiceRequest",
            "Observation",
            "DiagnosticReport",
            "MedicationAdministration",
            "Immunization");
    return new ServiceRecord(
        SampleChart.ref(type + "/" + id),
        Optional.of(SampleChart.PATIENT),
        one("completed", "final", "entered-in-error", ""),
        service(),
        days);
  }
}
