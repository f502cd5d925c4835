package org.rimborso.account;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Note;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * <b>Fires when</b> the follow-up date of the notes, or the promise of the latest note that has
 * one, is today or past, and the account is open.
 *
 * <p><b>Source</b>: the notes themselves.
 */
final class AccountFollowUpDue extends AccountRule {
  static final String ID = "account-follow-up-due";

  AccountFollowUpDue() {
    super(ID, Severity.WARNING, Source.of("Rimborso", "notes"));
  }

  @Override
  public Optional<Outcome> of(Account account, LocalDate asOf) {
    return account.notes().isEmpty() || !account.state().isOpen()
        ? Optional.empty()
        : Stream.of(account.followUpOn(), promisedOn(account))
            .flatMap(Optional::stream)
            .filter(day -> !day.isAfter(asOf))
            .min(Comparator.naturalOrder())
            .map(
                day ->
                    finding(
                        account,
                        day.toString(),
                        words("message", day),
                        words("next", account.next().text())));
  }

  private static Optional<LocalDate> promisedOn(Account account) {
    return account.notes().stream()
        .filter(note -> note.status() == Note.Status.ACTIVE)
        .flatMap(note -> note.promisedOn().stream())
        .reduce((earlier, later) -> later);
  }
}
