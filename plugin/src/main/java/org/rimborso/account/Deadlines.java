package org.rimborso.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Claim;
import org.rimborso.chart.PartialDate;
import org.rimborso.payer.FilingClock;

/**
 * Deadlines that public law sets; those of other payers are not known here and never guessed.
 * Neither a note nor a follow-up date moves one.
 */
final class Deadlines {
  private static final Set<State> NOT_ADJUDICATED =
      Set.of(State.DRAFT, State.REJECTED, State.NO_RESPONSE, State.AWAITING);
  private static final int MEDICARE_REDETERMINATION_DAYS = 120;

  private static final Pattern LATE = Pattern.compile("([A-Z]{2}-)?29");

  private Deadlines() {}

  /** The deadlines of a bill to Medicare. */
  static List<Deadline> medicare(Chain chain, Optional<PayerAnswer> answer, Verdict verdict) {
    return filing(chain, answer, verdict)
        .or(() -> appeal(answer, verdict))
        .map(List::of)
        .orElse(List.of());
  }

  /** One calendar year; the 29th of February counts as the 28th, as {@code plusYears} has it. */
  private static Optional<Deadline> filing(
      Chain chain, Optional<PayerAnswer> answer, Verdict verdict) {
    boolean open =
        NOT_ADJUDICATED.contains(verdict.state())
            && answer.filter(given -> given.isPartial()).isEmpty()
            && (verdict.state() == State.REJECTED || answer.filter(PayerAnswer::isFinal).isEmpty())
            && chain.bills().stream()
                .flatMap(bill -> bill.answers().stream())
                .noneMatch(given -> given.isFinal() && !given.isError());
    return open
        ? served(chain.inForce().claim())
            .map(day -> new Deadline("filing", day.plusYears(1), "42 CFR 424.44"))
        : Optional.empty();
  }

  /** Institutional claims count from the last day, others from the first line's first day. */
  private static Optional<LocalDate> served(Claim claim) {
    if (claim.type().filter("pharmacy"::equals).isPresent()) {
      return Optional.empty();
    }
    return FilingClock.start(claim).map(PartialDate::first);
  }

  private static Optional<Deadline> appeal(Optional<PayerAnswer> answer, Verdict verdict) {
    return verdict.denial().filter(Deadlines::isAppealable).isPresent()
        ? answer
            .flatMap(given -> given.answer().created())
            .map(PartialDate::first)
            .map(
                day ->
                    new Deadline(
                        "appeal", day.plusDays(MEDICARE_REDETERMINATION_DAYS), "42 CFR 405.942"))
        : Optional.empty();
  }

  /** Medicare takes no appeal against a late or an unprocessable claim. */
  private static boolean isAppealable(Account.Denial denial) {
    return denial.codes().stream()
        .noneMatch(code -> code.equals(Rarc.UNPROCESSABLE) || LATE.matcher(code).matches());
  }
}
