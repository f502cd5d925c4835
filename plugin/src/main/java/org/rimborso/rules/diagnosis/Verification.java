package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;

/** What the Conditions of a chart say for and against the diagnoses of its bills. */
final class Verification {
  private static final Set<String> UNCERTAIN = Set.of("provisional", "differential", "unconfirmed");

  private final Chart chart;
  private final Set<Object> standing = new HashSet<>();

  /** Conditions that do not stand without doubt, by their ICD codes. */
  private final Map<String, List<Condition>> doubted = new HashMap<>();

  private boolean doubts;

  private Verification(Chart chart) {
    this.chart = chart;
    for (Condition condition : chart.conditions()) {
      if (isDoubted(condition)) {
        doubts = true;
        keys(condition.code())
            .forEach(key -> doubted.computeIfAbsent(key, k -> new ArrayList<>(1)).add(condition));
      }
    }
    for (Condition condition : doubts ? chart.conditions() : List.<Condition>of()) {
      if (!isDoubted(condition)) {
        standing.addAll(kinds(condition.code()));
      }
    }
  }

  private static boolean isDoubted(Condition condition) {
    return condition.isRefuted() || isUncertain(condition);
  }

  /** One walk for all rules that ask. */
  static Verification of(Chart chart) {
    return chart.fact(Verification.class, Verification::new);
  }

  /** Whether the record leaves open if this is so. */
  static boolean isUncertain(Condition condition) {
    return condition.verificationStatus().filter(UNCERTAIN::contains).isPresent();
  }

  /**
   * The Condition that a diagnosis of {@code bill} stands for, where it is {@code doubtful} and no
   * Condition of the same category stands without doubt. It is the one that the bill names; where
   * it names none, one with the same ICD code of the bill's encounters or of no encounter.
   */
  Optional<Condition> against(
      CodedBill bill, Claim.Diagnosis diagnosis, Predicate<Condition> doubtful) {
    return !doubts
        ? Optional.empty()
        : candidates(bill, diagnosis)
            .filter(doubtful)
            .filter(condition -> kinds(condition.code()).stream().noneMatch(standing::contains))
            .min(Comparator.comparing(Condition::reference));
  }

  private Stream<Condition> candidates(CodedBill bill, Claim.Diagnosis diagnosis) {
    if (diagnosis.condition().isPresent()) {
      return chart.find(diagnosis.condition().get(), Condition.class).stream();
    }
    return keys(diagnosis.code().orElse(CodeableConcept.EMPTY)).stream()
        .flatMap(key -> doubted.getOrDefault(key, List.of()).stream())
        .filter(condition -> isOf(condition, bill));
  }

  private static boolean isOf(Condition condition, CodedBill bill) {
    return condition.encounter().isEmpty()
        || bill.visits().stream()
            .map(visit -> visit.encounter().reference())
            .anyMatch(condition.encounter().get()::equals);
  }

  private static Set<String> keys(CodeableConcept concept) {
    List<Coding> icd = CodedDiagnosis.icd(concept);
    return icd.size() == 1
        ? Set.of(CodedDiagnosis.key(icd.get(0)))
        : icd.stream().map(CodedDiagnosis::key).collect(Collectors.toUnmodifiableSet());
  }

  /** The categories of its ICD codes; of what has none, its codes as they are. */
  private static Set<Object> kinds(CodeableConcept concept) {
    List<Coding> codings = CodedDiagnosis.icd(concept);
    if (codings.size() == 1) {
      return Set.of(CodedDiagnosis.category(codings.get(0)));
    }
    return codings.isEmpty()
        ? concept.codings().stream()
            .map(coding -> coding.uri() + " " + coding.code())
            .collect(Collectors.toUnmodifiableSet())
        : codings.stream().map(CodedDiagnosis::category).collect(Collectors.toUnmodifiableSet());
  }
}
