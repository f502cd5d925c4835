package org.rimborso.sandbox.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * What a payer says about one line.
 *
 * @param benefit what it pays
 * @param eligible what it counts as covered
 * @param adjustments what it does not pay, and why
 */
record LineAnswer(BigDecimal benefit, BigDecimal eligible, List<Adjustment> adjustments) {

  /**
   * An amount that is not paid.
   *
   * @param category the group code, or an R4 category such as deductible
   * @param reason the CARC, where the category is a group code
   * @param patients whether the patient owes it
   */
  record Adjustment(
      CodeableConcept category,
      Optional<CodeableConcept> reason,
      BigDecimal amount,
      boolean patients) {}

  LineAnswer {
    adjustments = List.copyOf(adjustments);
  }

  /** What is covered is paid, or left to the patient. */
  static LineAnswer pays(String benefit, Adjustment... adjustments) {
    BigDecimal paid = new BigDecimal(benefit);
    BigDecimal covered =
        Stream.of(adjustments)
            .filter(Adjustment::patients)
            .map(Adjustment::amount)
            .reduce(paid, BigDecimal::add);
    return new LineAnswer(paid, covered, List.of(adjustments));
  }

  static LineAnswer denies(Adjustment... adjustments) {
    return pays("0.00", adjustments);
  }

  /** Contractual obligation: the provider's loss. */
  static Adjustment co(String carc, String amount) {
    return group("CO", carc, amount, false);
  }

  /** Patient responsibility. */
  static Adjustment pr(String carc, String amount) {
    return group("PR", carc, amount, true);
  }

  /** The patient's deductible in the category that R4 has for it. */
  static Adjustment deductible(String amount) {
    return new Adjustment(
        Code.hl7("adjudication", "deductible"), Optional.empty(), new BigDecimal(amount), true);
  }

  private static Adjustment group(String group, String carc, String amount, boolean patients) {
    return new Adjustment(
        code(Code.GROUP, group),
        Optional.of(code(Code.CARC, carc)),
        new BigDecimal(amount),
        patients);
  }

  /** A code without a display: X12's texts are X12's. */
  private static CodeableConcept code(String system, String code) {
    CodeableConcept concept = new CodeableConcept();
    concept.addCoding().setSystem(system).setCode(code);
    return concept;
  }

  /** The same from a payer that calls another amount covered than it accounts for. */
  LineAnswer allowing(String covered) {
    return new LineAnswer(benefit, new BigDecimal(covered), adjustments);
  }
}
