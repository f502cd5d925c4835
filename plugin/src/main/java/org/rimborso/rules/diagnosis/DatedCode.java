package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.rimborso.codes.CodeSystem;

/** The ICD-10-CM codes of one diagnosis of a bill on its code date. */
record DatedCode(CodedDiagnosis diagnosis, LocalDate day, List<JudgedCode> codes) {
  private static final Comparator<CodedBill.Entry> AS_LISTED =
      Comparator.comparing((CodedBill.Entry entry) -> !entry.coded().first())
          .thenComparing(entry -> entry.stated().sequence());

  DatedCode {
    codes = List.copyOf(codes);
  }

  /**
   * The principal and secondary diagnoses of {@code bill}, first-listed first, then by sequence;
   * without those that have no date or no ICD-10-CM code in force.
   */
  static List<DatedCode> of(CodedBill bill, CodeJudgement judgement) {
    List<CodedBill.Entry> entries = bill.entries();
    if (entries.size() > 1) {
      entries = entries.stream().sorted(AS_LISTED).toList();
    }
    List<DatedCode> dated = new ArrayList<>(entries.size());
    for (CodedBill.Entry entry : entries) {
      if (entry.isOfStay() && entry.coded().day().isPresent()) {
        DatedCode one = of(entry.coded(), entry.coded().day().get(), judgement);
        if (!one.codes().isEmpty()) {
          dated.add(one);
        }
      }
    }
    return dated;
  }

  private static DatedCode of(CodedDiagnosis coded, LocalDate day, CodeJudgement judgement) {
    List<JudgedCode> codes = judgement.inForce(coded, day);
    boolean all = codes.size() == 1 && codes.get(0).system() == CodeSystem.ICD10CM;
    return new DatedCode(
        coded,
        day,
        all ? codes : codes.stream().filter(code -> code.system() == CodeSystem.ICD10CM).toList());
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
