package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Condition;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Condition. */
final class ConditionFields implements ResourceFields {
  private final Elements in;
  private Optional<Reference> patient = Optional.empty();
  private CodeableConcept code = CodeableConcept.EMPTY;
  private Optional<Reference> encounter = Optional.empty();
  private Optional<String> clinicalStatus = Optional.empty();
  private Optional<String> verificationStatus = Optional.empty();
  private List<String> categories = List.of();
  private Optional<PartialDate> onset = Optional.empty();
  private Optional<PartialDate> recorded = Optional.empty();

  ConditionFields(Elements in) {
    this.in = in;
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "subject" -> patient = in.link();
      case "code" -> code = in.concept();
      case "encounter" -> encounter = in.link();
      case "clinicalStatus" -> clinicalStatus = in.conceptCode();
      case "verificationStatus" -> verificationStatus = in.conceptCode();
      case "category" -> categories = in.conceptCodes();
      case "onsetDateTime" -> onset = in.date();
      case "onsetPeriod" -> onset = in.period().start();
      case "recordedDate" -> recorded = in.date();
      default -> {}
    }
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    return Optional.of(
        new Condition(
            self,
            patient,
            code,
            encounter,
            clinicalStatus,
            verificationStatus,
            categories,
            onset,
            recorded));
  }
}
