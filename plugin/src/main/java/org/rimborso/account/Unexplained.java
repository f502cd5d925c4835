package org.rimborso.account;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.account.Account.NextStep;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Served;
import org.rimborso.rule.Message;

/** Says what cannot be explained about the figures or the dates of a turn, and how. */
record Unexplained(Figures figures) {
  /** No claim of today's payers is older. */
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

  /** Money without an explanation. */
  Verdict verdict() {
    return Verdict.of(State.UNKNOWN, Verdict.coded(reason(), figures.foreign()), readAnswer());
  }

  static NextStep readAnswer() {
    return Verdict.next("read-answer");
  }

  private Message reason() {
    if (figures.paid().isEmpty() && figures.patientShare().isEmpty()) {
      return Verdict.message("reason.unknown.no-amounts");
    }
    if (figures.billed().isEmpty()) {
      return Verdict.message("reason.unknown.not-billed");
    }
    Money billed = figures.billed().get();
    Money rest = figures.payerBalance().orElse(billed);
    return figures.isPaidSomething() || figures.patientShare().isPresent()
        ? Verdict.message("reason.unknown.rest", rest, billed)
        : Verdict.message("reason.unknown.nothing-paid");
  }

  /**
   * What makes a bill that was sent, or the answer that counts, impossible to judge: amounts below
   * zero that take nothing back, no amount at all, days that cannot be.
   */
  static Optional<Message> of(Judgement judgement, LocalDate asOf) {
    Figures own = judgement.own();
    if (isNegative(own.billed()) || isNegative(own.paid()) || isNegative(own.patientShare())) {
      return Optional.of(Verdict.message("reason.unknown.negative"));
    }
    if (own.billed().isEmpty()) {
      return Optional.of(Verdict.message("reason.unknown.not-billed"));
    }
    return absurd(judgement, asOf).map(day -> Verdict.message("reason.unknown.date", day));
  }

  /** A day in the future, before any payer's time, or an answer before the service. */
  private static Optional<String> absurd(Judgement judgement, LocalDate asOf) {
    Claim claim = judgement.turn().inForce().claim();
    Period served = Served.of(claim);
    Optional<PartialDate> answered = judgement.answer().flatMap(given -> given.answer().created());
    // A day's grace for time zones.
    LocalDate latest = asOf.plusDays(1);
    return cannotBe(claim.created(), latest)
        .or(() -> cannotBe(served.start(), latest))
        .or(() -> cannotBe(answered, latest))
        .or(() -> answered.filter(day -> isBefore(day, served)))
        .map(PartialDate::toString);
  }

  private static Optional<PartialDate> cannotBe(Optional<PartialDate> date, LocalDate latest) {
    return date.filter(day -> day.first().isAfter(latest) || day.last().isBefore(OLDEST));
  }

  private static boolean isNegative(Optional<Money> money) {
    return money.isPresent() && money.get().signum() < 0;
  }

  private static boolean isBefore(PartialDate answered, Period served) {
    return served
        .start()
        .filter(day -> answered.last().plusDays(1).isBefore(day.first()))
        .isPresent();
  }
}
