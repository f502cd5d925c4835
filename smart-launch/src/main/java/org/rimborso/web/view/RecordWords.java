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
import org.rimborso.chart.Resource;
import org.rimborso.chart.ServiceRecord;
import org.rimborso.rule.Evidence;

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

  /** A record, or the part of it that the path names. */
  RecordLine line(Evidence at) {
    return chart
        .find(at.reference(), Resource.class)
        .flatMap(resource -> of(resource, at))
        .orElseGet(
            () ->
                new RecordLine(
                    words.code("resource", at.reference().type()), "", Optional.empty(), at));
  }

  private Optional<RecordLine> of(Resource resource, Evidence at) {
    if (resource instanceof Condition condition) {
      return Optional.of(condition(condition, at));
    }
    if (resource instanceof Claim claim) {
      return Optional.of(bill(claim, at));
    }
    if (resource instanceof ExplanationOfBenefit benefit) {
      return Optional.of(bill(benefit.bill(), at));
    }
    if (resource instanceof Encounter encounter) {
      return Optional.of(visit(encounter, at));
    }
    return others(resource, at);
  }

  private Optional<RecordLine> others(Resource resource, Evidence at) {
    if (resource instanceof Procedure one) {
      return Optional.of(service(one.code(), "record.procedure", one.performed(), at));
    }
    if (resource instanceof ServiceRecord one) {
      return Optional.of(
          service(one.code(), "record." + one.reference().type(), one.performed(), at));
    }
    if (resource instanceof Coverage coverage) {
      return Optional.of(coverage(coverage, at));
    }
    if (resource instanceof Provider provider) {
      String name = provider.name().orElseGet(() -> provider.reference().toString());
      return Optional.of(new RecordLine(name, words.say("record.provider"), Optional.empty(), at));
    }
    return resource instanceof Patient patient
        ? Optional.of(patient(patient, at))
        : Optional.empty();
  }

  private RecordLine condition(Condition condition, Evidence at) {
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
        at);
  }

  /** A line or a diagnosis of it where the path names one. */
  private RecordLine bill(Claim bill, Evidence at) {
    Optional<Day> on = bill.billablePeriod().start().or(bill::created).map(words::day);
    String where = words.say(bill.status().equals("draft") ? "record.draft" : "record.claim");
    Matcher part = IN_BILL.matcher(at.element());
    if (part.find()) {
      int index = Integer.parseInt(part.group(2));
      if (part.group(1).equals("diagnosis") && index < bill.diagnoses().size()) {
        Claim.Diagnosis diagnosis = bill.diagnoses().get(index);
        return new RecordLine(coded(concept(diagnosis)), where, on, at);
      }
      if (part.group(1).equals("item") && index < bill.lines().size()) {
        return line(bill, bill.lines().get(index), at);
      }
    }
    return new RecordLine(where, names.of(bill.insurer()).orElse(""), on, at);
  }

  private RecordLine line(Claim bill, Claim.Line line, Evidence at) {
    return new RecordLine(
        coded(line.service().isEmpty() ? line.revenue() : line.service()),
        words.say("record.line", line.sequence()),
        start(bill.serviced(line)),
        at);
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

  private RecordLine visit(Encounter encounter, Evidence at) {
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
        at);
  }

  private RecordLine service(CodeableConcept code, String kind, Period performed, Evidence at) {
    return new RecordLine(coded(code), words.say(kind), start(performed), at);
  }

  private RecordLine coverage(Coverage coverage, Evidence at) {
    String payors = names.all(coverage.payors());
    OptionalInt order = coverage.order();
    return new RecordLine(
        payors.isEmpty() ? coverage.type().label().orElse(words.say("unknown")) : payors,
        order.isPresent()
            ? words.say("record.coverage-order", order.getAsInt())
            : words.say("record.coverage"),
        start(coverage.period()),
        at);
  }

  private RecordLine patient(Patient patient, Evidence at) {
    if (at.element().endsWith("birthDate")) {
      return new RecordLine(words.say("record.born"), "", patient.birthDate().map(words::day), at);
    }
    if (at.element().contains("deceased")) {
      return new RecordLine(words.say("record.died"), "", patient.deceased().map(words::day), at);
    }
    String sex = patient.gender().map(code -> words.code("gender", code)).orElse("");
    return new RecordLine(
        sex.isEmpty() ? words.say("resource.Patient") : sex, "", Optional.empty(), at);
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
