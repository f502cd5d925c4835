package org.rimborso.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.PartialDate;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.FilingClock;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;

/**
 * Deadlines that payers set, as their profiles say; what no profile says is not known here and
 * never guessed. Neither a note nor a follow-up date moves one.
 */
final class Deadlines {
  private static final Set<State> NOT_ADJUDICATED =
      Set.of(State.DRAFT, State.REJECTED, State.NO_RESPONSE, State.AWAITING);

  private static final Pattern LATE = Pattern.compile("([A-Z]{2}-)?29");

  private final FilingClock clock;
  private final ChartPayers payers;

  Deadlines(Payers payers, Chart chart) {
    clock = new FilingClock(payers, chart);
    this.payers = payers.in(chart);
  }

  /** The deadline that runs for the chain's bill in force, if one does. */
  List<Deadline> of(Chain chain, Optional<PayerAnswer> answer, Verdict verdict, boolean medicare) {
    return filing(chain, answer, verdict)
        .or(() -> appeal(chain.inForce().claim(), answer, verdict, medicare))
        .map(List::of)
        .orElse(List.of());
  }

  private Optional<Deadline> filing(Chain chain, Optional<PayerAnswer> answer, Verdict verdict) {
    boolean open =
        NOT_ADJUDICATED.contains(verdict.state())
            && answer.filter(given -> given.isPartial()).isEmpty()
            && (verdict.state() == State.REJECTED || answer.filter(PayerAnswer::isFinal).isEmpty())
            && chain.bills().stream()
                .flatMap(bill -> bill.answers().stream())
                .noneMatch(given -> given.isFinal() && !given.isError());
    return open && clock.of(chain.inForce().claim()) instanceof FilingClock.Until until
        ? Optional.of(new Deadline("filing", until.lastDay(), until.limit().source()))
        : Optional.empty();
  }

  private Optional<Deadline> appeal(
      Claim claim, Optional<PayerAnswer> answer, Verdict verdict, boolean medicare) {
    if (verdict.denial().filter(denial -> isAppealable(denial, medicare)).isEmpty()) {
      return Optional.empty();
    }
    Optional<PayerProfile> profile = payers.of(claim);
    return answer
        .flatMap(given -> given.answer().created())
        .map(PartialDate::first)
        .flatMap(
            day ->
                profile
                    .flatMap(one -> one.appeal().on(day))
                    .map(limit -> new Deadline("appeal", limit.lastDay(day), limit.source())));
  }

  /** Nobody takes an appeal against an unprocessable claim, Medicare none against a late one. */
  private static boolean isAppealable(Account.Denial denial, boolean medicare) {
    return denial.codes().stream()
        .noneMatch(
            code -> code.equals(Rarc.UNPROCESSABLE) || medicare && LATE.matcher(code).matches());
  }
}
