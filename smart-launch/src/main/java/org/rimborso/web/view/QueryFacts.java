package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.chart.Chart;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Procedure;
import org.rimborso.codes.CodeSystem;
import org.rimborso.desk.VisitIndex;
import org.rimborso.fhir.write.NoteText;
import org.rimborso.rule.Finding;
import org.rimborso.store.QueryRow.Kind;

/** What a chart says about a visit, a line for each fact with its source and its day. */
final class QueryFacts {
  private static final int MOST = 15;
  private static final int LONGEST = 250;

  /** A category of ICD-10-CM has three characters. */
  private static final int CATEGORY = 3;

  private final Chart chart;
  private final Words words;

  QueryFacts(Chart chart, Words words) {
    this.chart = chart;
    this.words = words;
  }

  List<String> of(Kind kind, Optional<Encounter> visit, Optional<Finding> finding) {
    Set<String> lines = new LinkedHashSet<>();
    Set<Condition> diagnoses = new LinkedHashSet<>();
    finding.flatMap(one -> chart.find(one.focus(), Condition.class)).ifPresent(diagnoses::add);
    visit.ifPresent(one -> diagnoses.addAll(VisitIndex.conditions(chart, one)));
    diagnoses.forEach(one -> add(lines, "query.fact.diagnosis", one));
    if (kind == Kind.SPECIFICITY || kind == Kind.UNCODED) {
      around(diagnoses).forEach(one -> add(lines, "query.fact.elsewhere", one));
    }
    visit.ifPresent(
        one ->
            chart.proceduresOf(one.reference()).forEach(procedure -> add(lines, one, procedure)));
    if (kind == Kind.MISMATCH) {
      chart.patient().flatMap(this::patient).ifPresent(lines::add);
    }
    return lines.stream().limit(MOST).toList();
  }

  private void add(Set<String> lines, String key, Condition condition) {
    named(condition.code())
        .map(name -> words.say(key, name, day(condition.recorded().or(condition::onset))))
        .map(one -> line(one, LONGEST))
        .ifPresent(lines::add);
  }

  private void add(Set<String> lines, Encounter visit, Procedure procedure) {
    named(procedure.code())
        .map(
            name ->
                words.say(
                    "query.fact.procedure",
                    name,
                    day(procedure.performed().start().or(() -> visit.period().start()))))
        .map(one -> line(one, LONGEST))
        .ifPresent(lines::add);
  }

  private Optional<String> patient(Patient patient) {
    return patient
        .birthDate()
        .map(
            born ->
                words.say(
                    "query.fact.patient",
                    patient
                        .gender()
                        .map(gender -> words.code("gender", gender))
                        .orElseGet(() -> words.say("unknown")),
                    words.day(born)));
  }

  /** Code and words, as far as there are any that this reader may see. */
  private static Optional<String> named(CodeableConcept concept) {
    Optional<String> code = concept.codings().stream().map(Coding::code).findFirst();
    Optional<String> label = concept.label().filter(text -> !text.equals("…"));
    return code.isEmpty()
        ? label
        : Optional.of(
            code.get()
                + label
                    .filter(text -> !code.get().equals(text))
                    .map(text -> " " + text)
                    .orElse(""));
  }

  private String day(Optional<PartialDate> on) {
    return on.map(words::day).map(Day::shown).orElseGet(() -> words.say("unknown.date"));
  }

  /** Other diagnoses of the chart in the categories of these. */
  private List<Condition> around(Set<Condition> diagnoses) {
    Set<String> categories = new TreeSet<>();
    diagnoses.forEach(one -> category(one).ifPresent(categories::add));
    return chart.conditions().stream()
        .filter(one -> !one.isRefuted() && !diagnoses.contains(one))
        .filter(one -> category(one).filter(categories::contains).isPresent())
        .toList();
  }

  private static Optional<String> category(Condition condition) {
    return condition
        .code()
        .coding(CodeSystem.ICD10CM)
        .map(Coding::code)
        .filter(code -> code.length() >= CATEGORY)
        .map(code -> code.substring(0, CATEGORY));
  }

  /** The codes that the chart itself names in the category asked about, in the order of codes. */
  List<String> codesAround(Optional<Encounter> visit, Optional<Finding> finding) {
    Set<Condition> asked = new LinkedHashSet<>();
    finding.flatMap(one -> chart.find(one.focus(), Condition.class)).ifPresent(asked::add);
    if (asked.isEmpty()) {
      visit.ifPresent(one -> asked.addAll(VisitIndex.conditions(chart, one)));
    }
    Set<String> options = new TreeSet<>();
    List<Condition> all = new ArrayList<>(around(asked));
    all.addAll(asked);
    all.stream()
        .filter(one -> one.code().coding(CodeSystem.ICD10CM).isPresent())
        .flatMap(one -> named(one.code()).stream())
        .map(name -> line(name, NoteText.LONGEST_FIELD - 1))
        .forEach(options::add);
    return options.stream().limit(QueryForm.MOST_OPTIONS).toList();
  }

  /** On one line, and no longer than is kept. */
  private static String line(String text, int longest) {
    String line =
        text.codePoints()
            .filter(
                c ->
                    !Character.isISOControl(c)
                        && !(c >= 0x202A && c <= 0x202E)
                        && !(c >= 0x2066 && c <= 0x2069))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest)) + "…";
  }
}
