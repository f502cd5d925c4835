package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.rimborso.codes.CodeSystem;

/** The ICD-10-CM codes of one diagnosis of a bill on its code date. */
record DatedCode(CodedDiagnosis diagnosis, LocalDate day, List<JudgedCode> codes) {
  DatedCode {
    codes = List.copyOf(codes);
  }

  /**
   * The principal and secondary diagnoses of {@code bill}, first-listed first, then by sequence;
   * without those that have no date or no ICD-10-CM code in force.
   */
  static List<DatedCode> of(CodedBill bill, CodeJudgement judgement) {
    return bill.entries().stream()
        .filter(CodedBill.Entry::isOfStay)
        .sorted(
            Comparator.comparing((CodedBill.Entry entry) -> !entry.coded().first())
                .thenComparing(entry -> entry.stated().sequence()))
        .map(CodedBill.Entry::coded)
        .flatMap(coded -> coded.day().map(day -> of(coded, day, judgement)).stream())
        .filter(dated -> !dated.codes().isEmpty())
        .toList();
  }

  private static DatedCode of(CodedDiagnosis coded, LocalDate day, CodeJudgement judgement) {
    return new DatedCode(
        coded,
        day,
        judgement.inForce(coded, day).stream()
            .filter(code -> code.system() == CodeSystem.ICD10CM)
            .toList());
  }

  /** Whether one of its codes passes. */
  boolean any(Predicate<String> bare) {
    return codes.stream().anyMatch(code -> bare.test(code.bare()));
  }

  /** Whether all of its codes pass. */
  boolean all(Predicate<String> bare) {
    return codes.stream().allMatch(code -> bare.test(code.bare()));
  }

  /** The code that speaks. */
  JudgedCode speaker() {
    return codes.get(0);
  }
}
