package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.List;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.payerrules.ChartView.EncounterSource;

/** An encounter as conditions see one. */
final class EncounterView {
  static final ViewType<EncounterSource> TYPE =
      new ViewType<EncounterSource>("Encounter")
          .with(
              "status",
              Types.TEXT,
              "Its FHIR code, such as finished.",
              one -> one.encounter().status())
          .with(
              "class",
              Types.TEXT,
              "v3 ActCode, such as AMB, EMER or IMP.",
              one -> Unknown.unless(one.encounter().classCode(), "Encounter.class"))
          .with("types", Types.TEXTS, "Codes of its types.", one -> codes(one.encounter().types()))
          .with("start", Types.DATE, "Its first day.", EncounterView::start)
          .with(
              "end",
              Types.DATE,
              "Its last day.",
              one -> Unknown.day(one.encounter().period().end(), "Encounter.period.end"))
          .with("days", Types.WHOLE, "Nights between start and end.", EncounterView::days)
          .with(
              "age",
              Types.WHOLE,
              "The patient's age in whole years at its start.",
              one -> one.view().age(start(one)))
          .with(
              "reasons",
              Types.TEXTS,
              "Codes of why it took place.",
              one -> codes(one.encounter().reasons()))
          .with(
              "disposition",
              Types.TEXT,
              "Code of where the patient went at discharge.",
              one ->
                  Unknown.unless(
                      one.encounter()
                          .dischargeDisposition()
                          .flatMap(said -> said.codings().stream().findFirst())
                          .map(Coding::code),
                      "Encounter.hospitalization.dischargeDisposition"));

  private EncounterView() {}

  private static List<String> codes(List<CodeableConcept> concepts) {
    return concepts.stream()
        .flatMap(concept -> concept.codings().stream())
        .map(Coding::code)
        .toList();
  }

  private static Object start(EncounterSource source) {
    return Unknown.day(source.encounter().period().start(), "Encounter.period.start");
  }

  private static Object days(EncounterSource source) {
    Encounter encounter = source.encounter();
    Object start = start(source);
    Object end = Unknown.day(encounter.period().end(), "Encounter.period.end");
    if (!(start instanceof LocalDate first)) {
      return start;
    }
    return end instanceof LocalDate last ? (Object) Dates.days(first, last) : end;
  }
}
