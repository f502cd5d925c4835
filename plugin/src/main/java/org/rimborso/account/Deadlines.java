package org.rimborso.account;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.account.Account.Appeal;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Chart;
import org.rimborso.chart.PartialDate;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.FilingClock;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.Medicare;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;

/**
 * Deadlines that payers set, as their profiles say; what no profile says is not known here and
 * never guessed, save that a request for records without a date is due in 30 days. Neither a note
 * nor a follow-up date moves one.
 */
final class Deadlines {
  static final String FILING = "filing";
  static final String APPEAL = "appeal";
  static final String RECORDS = "records";
  static final String REFUND = "refund";

  private static final Set<State> CLOSED = Set.of(State.CANCELLED, State.WRITTEN_OFF, State.PAID);
  private static final Limit UNDATED_RECORDS =
      new Limit(Period.ofDays(30), "30 d", Optional.empty());

  private final FilingClock clock;
  private final ChartPayers payers;

  Deadlines(Payers payers, ChartPayers profiles, Chart chart) {
    clock = new FilingClock(payers, chart);
    this.payers = profiles;
  }

  /** The deadlines that run for the account of this verdict, the nearest first. */
  List<Deadline> of(Settlement settlement, Verdict verdict) {
    if (CLOSED.contains(verdict.state())) {
      return List.of();
    }
    Judgement speaking = settlement.speaking();
    return Stream.of(
            filing(settlement.current()),
            verdict.appeal().flatMap(way -> appeal(speaking, way)),
            records(speaking, verdict),
            refund(speaking, verdict))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Deadline::on))
        .toList();
  }

  /** Runs until the payer has judged one of its bills; a rejection does not stop it. */
  private Optional<Deadline> filing(Judgement judgement) {
    boolean begun =
        judgement.answer().filter(PayerAnswer::isPartial).isPresent()
            || judgement.turn().bills().stream()
                .flatMap(bill -> bill.answers().stream())
                .anyMatch(given -> given.isFinal() && !given.isError());
    return !begun && clock.of(judgement.turn().inForce().claim()) instanceof FilingClock.Until until
        ? Optional.of(
            new Deadline(FILING, until.lastDay(), until.limit().source(), until.limit().from()))
        : Optional.empty();
  }

  /** The first level as the profile says; further ones are known of Medicare only. */
  private Optional<Deadline> appeal(Judgement judgement, Appeal way) {
    if (!way.isOpen()) {
      return Optional.empty();
    }
    boolean medicare = judgement.turn().payee().medicare();
    return notice(judgement)
        .flatMap(
            day ->
                (way.level() == 1 ? first(judgement, day) : further(medicare, way.level()))
                    .map(limit -> deadline(APPEAL, day, limit)));
  }

  private Optional<Limit> first(Judgement judgement, LocalDate day) {
    Limits limits = judgement.turn().profile(payers).map(PayerProfile::appeal).orElse(Limits.NONE);
    return limits.on(day);
  }

  private static Optional<Limit> further(boolean medicare, int level) {
    return medicare ? Medicare.appeal(level) : Optional.empty();
  }

  private static Optional<Deadline> records(Judgement judgement, Verdict verdict) {
    boolean asked = verdict.next().action().equals("send-records");
    return asked
        ? notice(judgement).map(day -> deadline(RECORDS, day, UNDATED_RECORDS))
        : Optional.empty();
  }

  /** Counted from the notice, the safe side: it is identified then or later. */
  private static Optional<Deadline> refund(Judgement judgement, Verdict verdict) {
    return verdict.next().action().equals("refund") && judgement.turn().payee().medicare()
        ? notice(judgement).map(day -> deadline(REFUND, day, Medicare.refund()))
        : Optional.empty();
  }

  private static Deadline deadline(String kind, LocalDate day, Limit limit) {
    return new Deadline(kind, limit.lastDay(day), limit.source(), limit.from());
  }

  private static Optional<LocalDate> notice(Judgement judgement) {
    return judgement.answer().flatMap(given -> given.answer().created()).map(PartialDate::first);
  }
}
