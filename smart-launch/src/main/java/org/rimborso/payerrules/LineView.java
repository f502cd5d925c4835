package org.rimborso.payerrules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payerrules.ChartView.DiagnosisSource;
import org.rimborso.payerrules.ChartView.LineSource;

/** A line of a claim as conditions see one. */
final class LineView {
  private static final Set<CodeSystem> SERVICES =
      Set.of(CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.CDT, CodeSystem.ICD10PCS);

  static final ViewType<LineSource> TYPE =
      new ViewType<LineSource>("Line")
          .with(
              "number", Types.WHOLE, "Its sequence, else its position.", one -> (long) one.number())
          .with(
              "code",
              Types.TEXT,
              "What is billed: CPT, HCPCS or CDT, else the first code there is; upper case.",
              LineView::code)
          .with("system", Types.TEXT, "Code system of the code, such as HCPCS.", LineView::system)
          .with(
              "modifiers",
              Types.TEXTS,
              "Modifiers, in order; upper case.",
              one -> modifiers(one.line()))
          .with(
              "revenue",
              Types.TEXT,
              "Revenue code of four digits.",
              one -> Unknown.unless(first(one.line().revenue()), one.path("revenue")))
          .with(
              "place",
              Types.TEXT,
              "Place of service of two digits.",
              one -> Unknown.unless(one.line().place(), one.path("location")))
          .with("date", Types.DATE, "The first day of service.", LineView::date)
          .with("end", Types.DATE, "The last day of service.", LineView::end)
          .with(
              "age",
              Types.WHOLE,
              "The patient's age in whole years on the first day of service.",
              one -> one.claim().view().age(date(one)))
          .with(
              "units",
              Types.NUMBER,
              "Units of service; one where none are told.",
              one -> one.line().quantity().orElse(BigDecimal.ONE))
          .withAmount(
              "unitPrice",
              Types.NUMBER,
              "Price of one unit.",
              one ->
                  Unknown.unless(one.line().unitPrice().map(Money::value), one.path("unitPrice")))
          .withAmount(
              "net",
              Types.NUMBER,
              "Price of the line.",
              one -> Unknown.unless(one.line().net().map(Money::value), one.path("net")))
          .withAmount(
              "rate", Types.NUMBER, "What the contract allows for one unit.", LineView::rate)
          .with(
              "drugCode",
              Types.TEXT,
              "National Drug Code.",
              one -> Unknown.unless(one.line().drugCode(), one.path("detail.productOrService")))
          .with(
              "diagnoses",
              Types.things("Diagnosis"),
              "Diagnoses that it points to, in the order of the pointers.",
              LineView::diagnoses)
          .with(
              "diagnosisCodes",
              Types.TEXTS,
              "Codes of these diagnoses, of those that have one.",
              one -> ClaimView.told(diagnoses(one), "code"));

  private LineView() {}

  private static Optional<Coding> coding(CodeableConcept service) {
    for (Coding coding : service.codings()) {
      if (coding.system().filter(SERVICES::contains).isPresent()) {
        return Optional.of(coding);
      }
    }
    return service.codings().stream().findFirst();
  }

  private static Optional<String> first(CodeableConcept concept) {
    return concept.codings().stream().map(Coding::code).findFirst();
  }

  private static Object code(LineSource source) {
    return Unknown.unless(
        coding(source.line().service()).map(coding -> CodeSets.normalize(coding.code())),
        source.path("productOrService"));
  }

  private static Object system(LineSource source) {
    return Unknown.unless(
        coding(source.line().service()).flatMap(Coding::system).map(CodeSystem::label),
        source.path("productOrService"));
  }

  private static List<String> modifiers(Claim.Line line) {
    return line.modifiers().stream()
        .flatMap(one -> first(one).stream())
        .map(code -> code.strip().toUpperCase(Locale.ROOT))
        .toList();
  }

  private static Period served(LineSource source) {
    Period served = source.claim().bill().serviced(source.line());
    if (!served.isUnknown()) {
      return served;
    }
    for (Reference encounter : source.line().encounters()) {
      Optional<Encounter> found = source.claim().view().chart().find(encounter, Encounter.class);
      if (found.isPresent()) {
        return found.get().period();
      }
    }
    return served;
  }

  static Object date(LineSource source) {
    return Unknown.day(served(source).start(), source.path("serviced"));
  }

  private static Object end(LineSource source) {
    Period served = served(source);
    return Unknown.day(
        served.end().isPresent() ? served.end() : served.start(), source.path("serviced"));
  }

  private static Object rate(LineSource source) {
    Object day = date(source);
    if (!(day instanceof LocalDate on)) {
      return day;
    }
    Claim.Line line = source.line();
    return source
        .claim()
        .view()
        .profile(source.claim().bill())
        .flatMap(profile -> profile.rates().of(line.service(), line.modifiers(), line.place(), on))
        .<Object>map(rate -> rate.unit().value())
        .orElseGet(() -> new Unknown(Cause.POLICY_NOT_CONFIGURED, "rate of the service"));
  }

  private static List<Thing<DiagnosisSource>> diagnoses(LineSource source) {
    List<Thing<DiagnosisSource>> pointed = new ArrayList<>();
    for (int sequence : source.line().diagnosisSequences()) {
      for (Thing<DiagnosisSource> one : source.claim().diagnoses()) {
        if (one.source().diagnosis().sequence() == sequence) {
          pointed.add(one);
        }
      }
    }
    return List.copyOf(pointed);
  }
}
