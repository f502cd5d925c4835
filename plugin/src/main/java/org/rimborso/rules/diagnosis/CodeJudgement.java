package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;

/**
 * Asks the code sets about every coded diagnosis of a chart: of several codings the one whose
 * system is in force on the code date is judged, and of several in force the best one.
 */
final class CodeJudgement {
  private final CodeSets codes;
  private final Transition transition;

  CodeJudgement(CodeSets codes, Transition transition) {
    this.codes = codes;
    this.transition = transition;
  }

  /** What one rule makes of a diagnosis on its code date; nothing where it has nothing to say. */
  @FunctionalInterface
  interface Dated {
    Optional<Outcome> of(CodedDiagnosis diagnosis, LocalDate day);
  }

  /**
   * Finds every diagnosis whose code gets an answer of the kind {@code bad}, and what could not be
   * judged.
   */
  List<Outcome> judge(
      Chart chart,
      Fault fault,
      Class<? extends CodeAnswer> bad,
      Function<JudgedCode, Finding> say) {
    return each(
        chart,
        fault,
        (diagnosis, day) -> best(diagnosis, day).flatMap(c -> outcome(c, fault, bad, say)));
  }

  /** Outcomes of {@code dated} on every diagnosis, each once, and what has no date. */
  static List<Outcome> each(Chart chart, Fault fault, Dated dated) {
    DiagnosisPlaces.Found found = DiagnosisPlaces.in(chart);
    Map<String, Finding> findings = new LinkedHashMap<>();
    Set<Outcome> gaps = new LinkedHashSet<>(hidden(chart, fault));
    found.unread().forEach(at -> gaps.add(missing(fault, at.reference(), at.element())));
    for (CodedDiagnosis diagnosis : found.coded()) {
      Optional<Outcome> outcome =
          diagnosis.day().isPresent()
              ? dated.of(diagnosis, diagnosis.day().get())
              : Optional.of(missing(fault, diagnosis.focus(), diagnosis.dateElement()));
      if (outcome.isPresent() && outcome.get() instanceof Finding finding) {
        findings.merge(finding.id(), finding, CodeJudgement::earlier);
      } else {
        outcome.ifPresent(gaps::add);
      }
    }
    return Stream.concat(findings.values().stream(), gaps.stream()).toList();
  }

  /** Of one code at two places of one resource, the place that comes first speaks. */
  private static Finding earlier(Finding one, Finding other) {
    Comparator<Finding> order =
        Comparator.comparing((Finding f) -> f.element().length())
            .thenComparing(Finding::element)
            .thenComparing(f -> f.evidence().toString());
    return order.compare(one, other) <= 0 ? one : other;
  }

  private static List<Outcome> hidden(Chart chart, Fault fault) {
    return Stream.of("Claim", "Condition", "Encounter")
        .flatMap(type -> chart.limitation(type).stream())
        .<Outcome>map(fault::notChecked)
        .toList();
  }

  private static Outcome missing(Fault fault, Reference focus, String element) {
    return fault.notChecked(focus, Cause.ELEMENT_MISSING, element);
  }

  private Optional<JudgedCode> best(CodedDiagnosis diagnosis, LocalDate day) {
    Optional<JudgedCode> best = Optional.empty();
    for (Coding coding : diagnosis.icd()) {
      CodeSystem system = CodedDiagnosis.systemOf(coding);
      if (transition.inForce(system, day)) {
        CodeAnswer answer = codes.ask(system, coding.code(), day);
        JudgedCode judged = new JudgedCode(codes, diagnosis, coding, day, answer);
        best = best.isEmpty() || judged.rank() < best.get().rank() ? Optional.of(judged) : best;
      }
    }
    return best;
  }

  private static Optional<Outcome> outcome(
      JudgedCode code,
      Fault fault,
      Class<? extends CodeAnswer> bad,
      Function<JudgedCode, Finding> say) {
    if (code.answer() instanceof CodeAnswer.NotLoaded gap) {
      return Optional.of(
          fault.notChecked(code.diagnosis().focus(), Cause.CODE_SET_NOT_LOADED, gap.edition()));
    }
    return bad.isInstance(code.answer()) ? Optional.of(say.apply(code)) : Optional.empty();
  }
}
