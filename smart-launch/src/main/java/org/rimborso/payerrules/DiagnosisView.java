package org.rimborso.payerrules;

import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payerrules.ChartView.ClaimSource;
import org.rimborso.payerrules.ChartView.DiagnosisSource;

/** A diagnosis of a claim as conditions see one. */
final class DiagnosisView {
  static final ViewType<DiagnosisSource> TYPE =
      new ViewType<DiagnosisSource>("Diagnosis")
          .with("number", Types.WHOLE, "Its sequence.", one -> (long) one.diagnosis().sequence())
          .with(
              "code",
              Types.TEXT,
              "ICD-10-CM with its dot, such as E11.9, else the first code there is.",
              DiagnosisView::code)
          .with(
              "system",
              Types.TEXT,
              "Code system of the code, such as ICD-10-CM.",
              one -> system(one))
          .with(
              "types",
              Types.TEXTS,
              "FHIR codes, such as admitting.",
              one -> one.diagnosis().types())
          .with(
              "isFirst",
              Types.TRUTH,
              "Whether it is first-listed: principal, else of the lowest sequence.",
              DiagnosisView::isFirst)
          .with(
              "onAdmission",
              Types.TEXT,
              "Present on admission: Y, N, U, W or 1.",
              one -> Unknown.unless(one.diagnosis().onAdmission(), one.path("onAdmission")))
          .with("date", Types.DATE, "The day that decides which codes count.", DiagnosisView::date);

  private DiagnosisView() {}

  private static Optional<Coding> coding(DiagnosisSource source) {
    Chart chart = source.claim().view().chart();
    Optional<CodeableConcept> stated = source.diagnosis().code();
    CodeableConcept concept =
        stated
            .or(
                () ->
                    source
                        .diagnosis()
                        .condition()
                        .flatMap(reference -> chart.find(reference, Condition.class))
                        .map(Condition::code))
            .orElse(CodeableConcept.EMPTY);
    return concept.coding(CodeSystem.ICD10CM).or(() -> concept.codings().stream().findFirst());
  }

  private static Object code(DiagnosisSource source) {
    return Unknown.unless(
        coding(source)
            .map(
                coding ->
                    CodeSets.display(coding.system().orElse(CodeSystem.SNOMED), coding.code())),
        source.path("diagnosisCodeableConcept"));
  }

  private static Object system(DiagnosisSource source) {
    return Unknown.unless(
        coding(source).flatMap(Coding::system).map(CodeSystem::label),
        source.path("diagnosisCodeableConcept"));
  }

  private static Object isFirst(DiagnosisSource source) {
    return source.claim().bill().firstListed().filter(source.diagnosis()::equals).isPresent();
  }

  private static Object date(DiagnosisSource source) {
    ClaimSource claim = source.claim();
    return Unknown.unless(
        new CodeDates(claim.bill(), claim.standing().encounters(), claim.standing().setting())
            .of(source.diagnosis()),
        claim.path("item.serviced"));
  }
}
