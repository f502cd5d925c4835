package org.rimborso.fhir.read;

import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.chart.ServiceRecord;

/**
 * ServiceRequest, Observation, DiagnosticReport, MedicationAdministration and Immunization, of
 * which only what, when and for whom is of interest: the five name these differently.
 */
final class ServiceRecordFields implements ResourceFields {
  private final Elements in;
  private Optional<Reference> patient = Optional.empty();
  private String status = "";
  private CodeableConcept code = CodeableConcept.EMPTY;
  private Period performed = Period.UNKNOWN;
  private Optional<PartialDate> ordered = Optional.empty();

  ServiceRecordFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "subject", "patient" -> patient = in.link();
      case "status" -> status = in.text().orElse("");
      case "code", "vaccineCode", "medicationCodeableConcept" -> code = in.concept();
      case "effectiveDateTime", "effectiveInstant", "occurrenceDateTime" ->
          performed = in.date().map(Period::on).orElse(Period.UNKNOWN);
      case "effectivePeriod", "occurrencePeriod" -> performed = in.period();
      case "authoredOn" -> ordered = in.date();
      default -> {}
    }
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    Period when =
        performed.isUnknown() && ordered.isPresent()
            ? new Period(ordered, Optional.empty())
            : performed;
    return Optional.of(new ServiceRecord(self, patient, status, code, when));
  }
}
