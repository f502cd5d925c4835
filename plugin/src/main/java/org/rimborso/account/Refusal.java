package org.rimborso.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.account.Account.Appeal;
import org.rimborso.account.Account.Denial;
import org.rimborso.account.Account.NextStep;
import org.rimborso.rule.Message;

/**
 * What the denial reasons of an answer say together: the one that asks for the most promising work
 * speaks, all codes are listed.
 *
 * @param action the next step, see {@code next.*} in the bundle
 * @param reasons each denial, with its line
 */
record Refusal(
    DenialCategory category,
    String action,
    Message meaning,
    List<String> codes,
    List<Reason> reasons) {
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

  /** Steps that end in an appeal, and nowhere else. */
  private static final Set<String> APPEALS = Set.of("appeal", "appeal-next-level", "check-pair");

  Refusal {
    codes = List.copyOf(codes);
    reasons = List.copyOf(reasons);
  }

  /** One denial of one line. */
  record Reason(int line, Adjustment adjustment) {}

  /** What the denied and cut ones among {@code services} say; empty where none is. */
  static Optional<Refusal> of(List<Service> services) {
    List<Reason> denials = new ArrayList<>(0);
    for (Service service : services) {
      if (service.isDenied() || service.isCut()) {
        for (Adjustment adjustment : service.sums().adjustments()) {
          if (adjustment.effect() == Adjustment.Effect.DENIAL) {
            denials.add(new Reason(service.sequence(), adjustment));
          }
        }
      }
    }
    return denials.stream()
        .map(reason -> of(reason.adjustment()))
        .min(MOST_PROMISING)
        .map(
            first ->
                new Refusal(first.category, first.action, first.meaning, codes(denials), denials));
  }

  /** Whether one of the reasons is this one. */
  boolean has(String carc) {
    return reasons.stream().anyMatch(reason -> reason.adjustment().carc().equals(carc));
  }

  /** Whether all reasons are this one. */
  boolean isOnly(String carc) {
    return reasons.stream().allMatch(reason -> reason.adjustment().carc().equals(carc));
  }

  /** The lines that are denied for it. */
  List<Integer> linesOf(String carc) {
    return reasons.stream()
        .filter(reason -> reason.adjustment().carc().equals(carc))
        .map(Reason::line)
        .distinct()
        .toList();
  }

  Denial denial() {
    return new Denial(category, codes);
  }

  /** The meaning, with the codes in brackets. */
  Message sentence() {
    return Verdict.message("reason.coded", meaning, String.join(", ", codes));
  }

  /** An unprocessable claim is filed anew; an appeal is advised only where there is one. */
  NextStep next(Appeal appeal) {
    if (codes.contains(Rarc.UNPROCESSABLE)) {
      return Verdict.next("correct-and-resubmit");
    }
    if (appeal.isOpen()) {
      return Verdict.next(action);
    }
    if (APPEALS.contains(action)) {
      return Verdict.next("stop", appeal.why());
    }
    return switch (action) {
      case "prove-timely-filing" ->
          new NextStep(action, Verdict.message("next.prove-timely-filing.medicare"));
      case "query-clinician-or-appeal" -> Verdict.next("query-clinician");
      default -> Verdict.next(action);
    };
  }

  private static Refusal of(Adjustment denial) {
    Carc carc = Carc.of(denial.carc());
    Refusal plain =
        new Refusal(carc.category(), carc.action(), carc.meaning(), List.of(), List.of());
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
        .map(
            remark ->
                new Refusal(
                    remark.category(), remark.action(), remark.meaning(), List.of(), List.of()))
        .min(MOST_PROMISING)
        .orElse(this);
  }

  private static List<String> codes(List<Reason> denials) {
    return Stream.concat(
            denials.stream().map(denial -> denial.adjustment().code()),
            denials.stream().flatMap(denial -> denial.adjustment().remarks().stream()))
        .distinct()
        .toList();
  }
}
