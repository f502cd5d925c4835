package org.rimborso.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.account.Account.Denial;
import org.rimborso.account.Account.NextStep;
import org.rimborso.rule.Message;

/**
 * What the denial reasons of an answer say together: the one that asks for the most promising work
 * speaks, all codes are listed.
 *
 * @param action the next step, see {@code next.*} in the bundle
 */
record Refusal(DenialCategory category, String action, Message meaning, List<String> codes) {
  /** Most can be done about the first, least about the last. */
  private static final List<DenialCategory> PROMISE =
      List.of(
          DenialCategory.DOCUMENTATION,
          DenialCategory.CODING,
          DenialCategory.DATA,
          DenialCategory.ELIGIBILITY,
          DenialCategory.COORDINATION,
          DenialCategory.AUTHORIZATION,
          DenialCategory.CREDENTIALING,
          DenialCategory.CONTRACT,
          DenialCategory.MEDICAL_NECESSITY,
          DenialCategory.BUNDLING,
          DenialCategory.DUPLICATE,
          DenialCategory.BENEFIT,
          DenialCategory.TIMELY_FILING,
          DenialCategory.UPHELD,
          DenialCategory.CONTRACTUAL,
          DenialCategory.REVIEW);

  private static final Comparator<Refusal> MOST_PROMISING =
      Comparator.comparing(
          refusal -> {
            int place = PROMISE.indexOf(refusal.category());
            return place < 0 ? PROMISE.size() : place;
          });

  Refusal {
    codes = List.copyOf(codes);
  }

  /** What the denied and cut ones among {@code services} say; empty where none is. */
  static Optional<Refusal> of(List<Service> services) {
    List<Adjustment> denials = new ArrayList<>(0);
    for (Service service : services) {
      if (service.isDenied() || service.isCut()) {
        denials.addAll(service.sums().adjustments());
      }
    }
    denials.removeIf(adjustment -> adjustment.effect() != Adjustment.Effect.DENIAL);
    return denials.stream()
        .map(Refusal::of)
        .min(MOST_PROMISING)
        .map(first -> new Refusal(first.category, first.action, first.meaning, codes(denials)));
  }

  Denial denial() {
    return new Denial(category, codes);
  }

  /** The meaning, with the codes in brackets. */
  Message sentence() {
    return Verdict.message("reason.coded", meaning, String.join(", ", codes));
  }

  /** An unprocessable claim is filed anew, whatever else the payer says; late is late. */
  NextStep next(boolean medicare) {
    if (codes.contains(Rarc.UNPROCESSABLE)) {
      return Verdict.next("correct-and-resubmit");
    }
    return medicare && action.equals("prove-timely-filing")
        ? new NextStep(action, Verdict.message("next.prove-timely-filing.medicare"))
        : Verdict.next(action);
  }

  private static Refusal of(Adjustment denial) {
    Carc carc = Carc.of(denial.carc());
    Refusal plain = new Refusal(carc.category(), carc.action(), carc.meaning(), List.of());
    return carc.needsRemark() ? plain.read(denial.remarks()) : plain;
  }

  /** A request for records stays one; a vague reason is what its remark says. */
  private Refusal read(List<String> remarks) {
    return remarks.stream()
        .flatMap(code -> Rarc.of(code).stream())
        .filter(
            remark ->
                category != DenialCategory.DOCUMENTATION
                    || remark.category() == DenialCategory.DOCUMENTATION)
        .map(remark -> new Refusal(remark.category(), remark.action(), remark.meaning(), codes))
        .min(MOST_PROMISING)
        .orElse(this);
  }

  private static List<String> codes(List<Adjustment> denials) {
    return Stream.concat(
            denials.stream().map(Adjustment::code),
            denials.stream().flatMap(denial -> denial.remarks().stream()))
        .distinct()
        .toList();
  }
}
