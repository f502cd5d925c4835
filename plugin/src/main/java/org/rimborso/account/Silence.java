package org.rimborso.account;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.PartialDate;

/**
 * What it means that no payer has decided yet: in time, overdue, or not to be told because answers
 * could not be read.
 *
 * @param sent when the bill went out, or when the payer took its answer back
 * @param takenBack whether it did
 * @param usualDays how long the payer usually takes
 * @param answersMayBeMissing whether an answer may exist that the chart does not hold
 */
record Silence(
    Optional<PartialDate> sent,
    boolean takenBack,
    int usualDays,
    LocalDate asOf,
    boolean answersMayBeMissing) {

  /** The verdict where at most a receipt came back. */
  Verdict verdict(Optional<PayerAnswer> receipt) {
    if (answersMayBeMissing) {
      return Verdict.of(
          State.UNKNOWN, Verdict.message("reason.unknown.not-read"), Verdict.next("ask-payer"));
    }
    String what = receipt.isPresent() ? "receipt" : takenBack ? "reversal" : "sent";
    Optional<PartialDate> since = receipt.flatMap(given -> given.answer().created()).or(() -> sent);
    if (since.isEmpty()) {
      return Verdict.of(
          State.NO_RESPONSE,
          Verdict.message("reason.no-response.undated"),
          Verdict.next("ask-payer"));
    }
    LocalDate expected = since.get().last().plusDays(usualDays);
    boolean late = expected.isBefore(asOf);
    return late
        ? Verdict.of(
            State.NO_RESPONSE,
            Verdict.message("reason.no-response." + what, shown(since.get()), usualDays),
            Verdict.next("ask-payer"))
        : Verdict.of(
            State.AWAITING,
            Verdict.message("reason.awaiting." + what, shown(since.get())),
            Verdict.next("wait", expected));
  }

  private static Object shown(PartialDate date) {
    return date.day().<Object>map(day -> day).orElseGet(date::toString);
  }
}
