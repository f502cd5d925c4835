package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
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

  /** What one rule makes of an answer; empty where it has nothing to say. */
  @FunctionalInterface
  interface Verdict {
    Optional<Finding> of(CodedDiagnosis diagnosis, Coding coding, CodeAnswer answer);
  }

  /** What one rule makes of a diagnosis on its code date; nothing where it has nothing to say. */
  @FunctionalInterface
  interface Dated {
    Stream<Outcome> of(CodedDiagnosis diagnosis, LocalDate day);
  }

  /** Outcomes of {@code verdict} on every diagnosis, and what could not be judged. */
  List<Outcome> judge(Chart chart, Fault fault, Verdict verdict) {
    return each(
        chart,
        fault,
        (diagnosis, day) ->
            best(diagnosis, day).stream()
                .flatMap(judged -> outcomes(fault, diagnosis, judged, verdict)));
  }

  /** Outcomes of {@code dated} on every diagnosis, each once, and what has no date. */
  static List<Outcome> each(Chart chart, Fault fault, Dated dated) {
    DiagnosisPlaces.Found found = DiagnosisPlaces.in(chart);
    Map<String, Finding> findings = new LinkedHashMap<>();
    List<Outcome> gaps = new ArrayList<>(hidden(chart, fault));
    found.unread().forEach(at -> gaps.add(missing(fault, at.reference(), at.element())));
    for (CodedDiagnosis diagnosis : found.coded()) {
      diagnosis.day().stream()
          .flatMap(day -> dated.of(diagnosis, day))
          .forEach(
              outcome -> {
                if (outcome instanceof Finding finding) {
                  findings.merge(finding.id(), finding, CodeJudgement::earlier);
                } else {
                  gaps.add(outcome);
                }
              });
      if (diagnosis.day().isEmpty()) {
        gaps.add(missing(fault, diagnosis.focus(), diagnosis.dateElement()));
      }
    }
    return Stream.concat(findings.values().stream(), gaps.stream().distinct()).toList();
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

  private record Judged(Coding coding, CodeAnswer answer) {
    /** Good codes first; among bad ones that which says most. */
    int rank() {
      if (answer instanceof CodeAnswer.Billable) {
        return 0;
      }
      if (answer instanceof CodeAnswer.NotLoaded) {
        return 1;
      }
      return answer instanceof CodeAnswer.Unknown ? 4 : answer instanceof CodeAnswer.Header ? 3 : 2;
    }
  }

  private Optional<Judged> best(CodedDiagnosis diagnosis, LocalDate day) {
    return CodedDiagnosis.icd(diagnosis.concept()).stream()
        .filter(coding -> transition.inForce(CodedDiagnosis.systemOf(coding), day))
        .map(c -> new Judged(c, codes.ask(CodedDiagnosis.systemOf(c), c.code(), day)))
        .min(Comparator.comparingInt(Judged::rank));
  }

  private static Stream<Outcome> outcomes(
      Fault fault, CodedDiagnosis diagnosis, Judged judged, Verdict verdict) {
    if (judged.answer() instanceof CodeAnswer.NotLoaded gap) {
      return Stream.of(
          fault.notChecked(diagnosis.focus(), Cause.CODE_SET_NOT_LOADED, gap.edition()));
    }
    return verdict.of(diagnosis, judged.coding(), judged.answer()).stream().map(f -> f);
  }
}
