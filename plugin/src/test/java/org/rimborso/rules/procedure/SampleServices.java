package org.rimborso.rules.procedure;

import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.ServiceRecord;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleEncounter;

/** What was done at visit e1 on 2 November 2026, and what is billed for it, for a test. */
final class SampleServices {
  private SampleServices() {}

  static Encounter visit() {
    return SampleEncounter.encounter("e1").build();
  }

  static Procedure done(String id, CodeSystem system, String code) {
    return procedure(id, "completed", CodeableConcept.of(system, code), Period.on(SampleLine.DAY));
  }

  static Procedure procedure(String id, String status, CodeableConcept code, Period performed) {
    return new Procedure(
        SampleChart.ref("Procedure/" + id),
        Optional.of(SampleChart.PATIENT),
        status,
        code,
        Optional.of(SampleChart.ref("Encounter/e1")),
        performed);
  }

  /** A record of that day, such as {@code Observation/r1}. */
  static ServiceRecord record(String reference, CodeSystem system, String code) {
    return record(reference, "completed", system, code);
  }

  static ServiceRecord record(String reference, String status, CodeSystem system, String code) {
    return new ServiceRecord(
        SampleChart.ref(reference),
        Optional.of(SampleChart.PATIENT),
        status,
        CodeableConcept.of(system, code),
        Period.on(SampleLine.DAY));
  }

  /** A claim with these lines, which name the visit. */
  static SampleClaim billing(SampleLine... lines) {
    SampleClaim claim = SampleClaim.claim("c1");
    for (SampleLine line : lines) {
      claim.line(line.of("e1").build());
    }
    return claim;
  }
}
