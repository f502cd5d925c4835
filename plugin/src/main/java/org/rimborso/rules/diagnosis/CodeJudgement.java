package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.rimborso.rule.Walk;

/**
 * Asks the code sets about every coded diagnosis of a chart: of several codings the one whose
 * system is in force on the code date is judged, and of several in force the best one.
 */
record CodeJudgement(CodeSets codes, Transition transition) {

  /** What one rule makes of a diagnosis on its code date; nothing where it has nothing to say. */
  @FunctionalInterface
  interface Dated {
    Optional<Outcome> of(CodedDiagnosis diagnosis, LocalDate day);
  }

  /** Finds every diagnosis whose code gets a {@code bad} answer, and what could not be judged. */
  Walk judge(
      Chart chart, Fault fault, Predicate<CodeAnswer> bad, Function<JudgedCode, Finding> say) {
    return each(
        chart,
        fault,
        (diagnosis, day) -> best(diagnosis, day).flatMap(c -> outcome(c, fault, bad, say)));
  }

  /** Outcomes of {@code dated} on every diagnosis, each once, and what has no date. */
  static Walk each(Chart chart, Fault fault, Dated dated) {
    return each(
        chart, fault, DiagnosisPlaces.in(chart).coded(), diagnosis -> of(diagnosis, fault, dated));
  }

  /** Outcomes of {@code dated} on the first-listed diagnoses, each once, and what has no date. */
  static Walk eachFirst(Chart chart, Fault fault, Dated dated) {
    return each(
        chart,
        fault,
        DiagnosisPlaces.in(chart).coded(),
        diagnosis -> diagnosis.first() ? of(diagnosis, fault, dated) : Optional.empty());
  }

  private static Walk each(
      Chart chart,
      Fault fault,
      List<CodedDiagnosis> diagnoses,
      Function<CodedDiagnosis, Optional<Outcome>> judge) {
    return hidden(chart, fault)
        .and(unread(chart, fault))
        .and(
            Walk.over(
                diagnoses,
                diagnosis -> {
                  Optional<Outcome> said = judge.apply(diagnosis);
                  return said.isPresent() ? List.of(said.get()) : List.of();
                }))
        .ending(CodeJudgement::once);
  }

  /** Outcomes of {@code judge} on every bill, each once, and what is not known of bills. */
  static Walk eachBill(Chart chart, Fault fault, Function<CodedBill, List<Outcome>> judge) {
    return fault
        .hidden(chart, "Claim")
        .and(unread(chart, fault))
        .and(Walk.over(DiagnosisPlaces.in(chart).bills(), judge))
        .ending(CodeJudgement::once);
  }

  /** Outcomes of {@code judge} on every encounter, each once, and what hides some. */
  static Walk eachVisit(Chart chart, Fault fault, Function<Visit, List<Outcome>> judge) {
    return hidden(chart, fault)
        .and(Walk.over(DiagnosisPlaces.in(chart).visits(), judge))
        .ending(CodeJudgement::once);
  }

  /** The diagnoses of bills whose Condition was not read. */
  private static Walk unread(Chart chart, Fault fault) {
    return Walk.over(
        DiagnosisPlaces.in(chart).unread(),
        at -> List.of(missing(fault, at.reference(), at.element())));
  }

  /** What {@code dated} says of a diagnosis; not checked where its code date is not known. */
  static Optional<Outcome> of(CodedDiagnosis diagnosis, Fault fault, Dated dated) {
    return diagnosis.day().isPresent()
        ? dated.of(diagnosis, diagnosis.day().get())
        : Optional.of(missing(fault, diagnosis.focus(), diagnosis.dateElement()));
  }

  /** Each outcome once; findings of one id are one. */
  private static List<Outcome> once(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return outcomes;
    }
    Map<String, Finding> findings = new LinkedHashMap<>();
    Set<Outcome> gaps = new LinkedHashSet<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Finding finding) {
        findings.merge(finding.id(), finding, CodeJudgement::earlier);
      } else {
        gaps.add(outcome);
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

  /** What keeps claims, Conditions or encounters from being known as a whole. */
  private static Walk hidden(Chart chart, Fault fault) {
    return fault.hidden(chart, "Claim", "Condition", "Encounter");
  }

  private static Outcome missing(Fault fault, Reference focus, String element) {
    return fault.notChecked(focus, Cause.ELEMENT_MISSING, element);
  }

  /** The code that speaks for {@code diagnosis}: of those in force the best one. */
  Optional<JudgedCode> best(CodedDiagnosis diagnosis, LocalDate day) {
    List<JudgedCode> judged = inForce(diagnosis, day);
    return judged.size() == 1
        ? Optional.of(judged.get(0))
        : judged.stream().min(Comparator.comparingInt(JudgedCode::rank));
  }

  /** The codes of {@code diagnosis} whose system is in force on {@code day}. */
  List<JudgedCode> inForce(CodedDiagnosis diagnosis, LocalDate day) {
    return diagnosis.answers().of(this, day, () -> ask(diagnosis, day));
  }

  private List<JudgedCode> ask(CodedDiagnosis diagnosis, LocalDate day) {
    List<JudgedCode> judged = new ArrayList<>(1);
    for (Coding coding : diagnosis.icd()) {
      CodeSystem system = CodedDiagnosis.systemOf(coding);
      if (transition.inForce(system, day)) {
        CodeAnswer answer = codes.ask(system, coding.code(), day);
        judged.add(new JudgedCode(codes, diagnosis, coding, day, answer));
      }
    }
    return List.copyOf(judged);
  }

  /** The code that speaks where every code in force is ICD-10-CM and {@code bad}. */
  Optional<JudgedCode> whereAll(
      CodedDiagnosis diagnosis, LocalDate day, Predicate<JudgedCode> bad) {
    List<JudgedCode> judged = inForce(diagnosis, day);
    for (JudgedCode code : judged) {
      if (code.system() != CodeSystem.ICD10CM || !bad.test(code)) {
        return Optional.empty();
      }
    }
    return judged.stream().findFirst();
  }

  private static Optional<Outcome> outcome(
      JudgedCode code, Fault fault, Predicate<CodeAnswer> bad, Function<JudgedCode, Finding> say) {
    if (code.answer() instanceof CodeAnswer.NotLoaded gap) {
      return Optional.of(
          fault.notChecked(code.diagnosis().focus(), Cause.CODE_SET_NOT_LOADED, gap.edition()));
    }
    return bad.test(code.answer()) ? Optional.of(say.apply(code)) : Optional.empty();
  }
}
