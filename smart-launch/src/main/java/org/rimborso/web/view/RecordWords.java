package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.chart.ServiceRecord;

/** What a chart holds, in plain words: what it says, where it stands, since when. No amounts. */
final class RecordWords {
  private static final Pattern IN_BILL = Pattern.compile("\\.(diagnosis|item)\\[(\\d{1,4})].*");

  private final Chart chart;
  private final Words words;
  private final Names names;

  RecordWords(Chart chart, Words words) {
    this.chart = chart;
    this.words = words;
    names = new Names(chart, words);
  }

  /**
   * A record.
   *
   * @param element FHIRPath of the part that matters
   */
  RecordLine line(Reference reference, String element) {
    String detail = reference + (element.isEmpty() ? "" : " · " + element);
    return chart
        .find(reference, Resource.class)
        .flatMap(resource -> of(resource, element, detail))
        .orElseGet(
            () ->
                new RecordLine(
                    words.code("resource", reference.type()), "", Optional.empty(), detail));
  }

  private Optional<RecordLine> of(Resource resource, String element, String detail) {
    if (resource instanceof Condition condition) {
      return Optional.of(condition(condition, detail));
    }
    if (resource instanceof Claim claim) {
      return Optional.of(bill(claim, element, detail));
    }
    if (resource instanceof ExplanationOfBenefit benefit) {
      return Optional.of(bill(benefit.bill(), element, detail));
    }
    if (resource instanceof Encounter encounter) {
      return Optional.of(visit(encounter, detail));
    }
    return others(resource, element, detail);
  }

  private Optional<RecordLine> others(Resource resource, String element, String detail) {
    if (resource instanceof Procedure one) {
      return Optional.of(service(one.code(), "record.procedure", one.performed(), detail));
    }
    if (resource instanceof ServiceRecord one) {
      return Optional.of(
          service(one.code(), "record." + one.reference().type(), one.performed(), detail));
    }
    if (resource instanceof Coverage coverage) {
      return Optional.of(coverage(coverage, detail));
    }
    if (resource instanceof Provider provider) {
      String name = provider.name().orElseGet(() -> provider.reference().toString());
      return Optional.of(
          new RecordLine(name, words.say("record.provider"), Optional.empty(), detail));
    }
    return resource instanceof Patient patient
        ? Optional.of(patient(patient, element, detail))
        : Optional.empty();
  }

  private RecordLine condition(Condition condition, String detail) {
    boolean listed = condition.categories().contains("problem-list-item");
    String where =
        listed
            ? words.say("record.problem")
            : condition.encounter().isPresent()
                ? words.say("record.visit-diagnosis")
                : words.say("record.condition");
    String status =
        condition
            .verificationStatus()
            .filter(code -> !code.equals("confirmed"))
            .map(code -> ", " + words.code("verification", code))
            .orElse("");
    return new RecordLine(
        coded(condition.code()),
        where + status,
        condition.recorded().or(condition::onset).map(words::day),
        detail);
  }

  /** A line or a diagnosis of it where the path names one. */
  private RecordLine bill(Claim bill, String element, String detail) {
    Optional<Day> on = bill.billablePeriod().start().or(bill::created).map(words::day);
    String where = words.say(bill.status().equals("draft") ? "record.draft" : "record.claim");
    Matcher at = IN_BILL.matcher(element);
    if (at.find()) {
      int index = Integer.parseInt(at.group(2));
      if (at.group(1).equals("diagnosis") && index < bill.diagnoses().size()) {
        Claim.Diagnosis diagnosis = bill.diagnoses().get(index);
        return new RecordLine(coded(concept(diagnosis)), where, on, detail);
      }
      if (at.group(1).equals("item") && index < bill.lines().size()) {
        return line(bill, bill.lines().get(index), detail);
      }
    }
    return new RecordLine(where, names.of(bill.insurer()).orElse(""), on, detail);
  }

  private RecordLine line(Claim bill, Claim.Line line, String detail) {
    return new RecordLine(
        coded(line.service().isEmpty() ? line.revenue() : line.service()),
        words.say("record.line", line.sequence()),
        start(bill.serviced(line)),
        detail);
  }

  private CodeableConcept concept(Claim.Diagnosis diagnosis) {
    return diagnosis
        .code()
        .or(
            () ->
                diagnosis
                    .condition()
                    .flatMap(reference -> chart.find(reference, Condition.class))
                    .map(Condition::code))
        .orElse(CodeableConcept.EMPTY);
  }

  private RecordLine visit(Encounter encounter, String detail) {
    String kind =
        encounter.types().stream()
            .flatMap(type -> type.label().stream())
            .findFirst()
            .or(() -> names.of(encounter.serviceProvider()))
            .orElseGet(() -> words.say("visit"));
    return new RecordLine(
        kind,
        words.say("record.visit") + ", " + words.code("encounter-status", encounter.status()),
        start(encounter.period()),
        detail);
  }

  private RecordLine service(CodeableConcept code, String kind, Period performed, String detail) {
    return new RecordLine(coded(code), words.say(kind), start(performed), detail);
  }

  private RecordLine coverage(Coverage coverage, String detail) {
    String payors = names.all(coverage.payors());
    OptionalInt order = coverage.order();
    return new RecordLine(
        payors.isEmpty() ? coverage.type().label().orElse(words.say("unknown")) : payors,
        order.isPresent()
            ? words.say("record.coverage-order", order.getAsInt())
            : words.say("record.coverage"),
        start(coverage.period()),
        detail);
  }

  private RecordLine patient(Patient patient, String element, String detail) {
    if (element.endsWith("birthDate")) {
      return new RecordLine(
          words.say("record.born"), "", patient.birthDate().map(words::day), detail);
    }
    if (element.contains("deceased")) {
      return new RecordLine(
          words.say("record.died"), "", patient.deceased().map(words::day), detail);
    }
    String sex = patient.gender().map(code -> words.code("gender", code)).orElse("");
    return new RecordLine(
        sex.isEmpty() ? words.say("resource.Patient") : sex, "", Optional.empty(), detail);
  }

  private Optional<Day> start(Period period) {
    Optional<PartialDate> day = period.start().or(period::end);
    return day.map(words::day);
  }

  /** The code, then the words beside it. */
  private String coded(CodeableConcept concept) {
    Optional<String> code = concept.codings().stream().map(Coding::code).findFirst();
    Optional<String> label = concept.label().filter(text -> !code.equals(Optional.of(text)));
    List<String> parts = Stream.concat(code.stream(), label.stream()).toList();
    return parts.isEmpty() ? words.say("visit.no-words") : String.join(" ", parts);
  }
}
