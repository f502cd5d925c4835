package org.rimborso.fhir.read;

import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Procedure. */
final class ProcedureFields implements ResourceFields {
  private final Elements in;
  private Optional<Reference> patient = Optional.empty();
  private String status = "";
  private CodeableConcept code = CodeableConcept.EMPTY;
  private Optional<Reference> encounter = Optional.empty();
  private Period performed = Period.UNKNOWN;

  ProcedureFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "subject" -> patient = in.link();
      case "status" -> status = in.text().orElse("");
      case "code" -> code = in.concept();
      case "encounter" -> encounter = in.link();
      case "performedDateTime" -> performed = in.date().map(Period::on).orElse(Period.UNKNOWN);
      case "performedPeriod" -> performed = in.period();
      default -> {}
    }
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return Optional.of(new Procedure(self, patient, status, code, encounter, performed));
  }
}
