package org.rimborso.web.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.account.Account;

/** Deadlines and follow-up dates as seen from the day of the review. */
final class Dues {
  private static final int NEAR = 7;
  private static final int SOON = 30;

  private final LocalDate today;
  private final Words words;

  Dues(LocalDate today, Words words) {
    this.today = today;
    this.words = words;
  }

  Optional<AccountsView.Due> next(List<Account> open) {
    return first(open.stream().flatMap(account -> account.deadlines().stream()));
  }

  Optional<AccountsView.Due> next(Account account) {
    return account.state().isOpen() ? first(account.deadlines().stream()) : Optional.empty();
  }

  List<AccountsView.Due> all(Account account) {
    return account.deadlines().stream()
        .sorted(Comparator.comparing(Account.Deadline::on))
        .map(this::due)
        .toList();
  }

  /** A follow-up date is due on its day, not before. */
  Optional<AccountsView.Due> followUp(Account account) {
    return account
        .followUpOn()
        .map(
            on ->
                new AccountsView.Due(
                    words.say("due.followup"),
                    words.day(on),
                    left(on),
                    on.isAfter(today) ? Badge.Tone.INFO : Badge.Tone.WARNING,
                    ""));
  }

  private Optional<AccountsView.Due> first(Stream<Account.Deadline> deadlines) {
    return deadlines.min(Comparator.comparing(Account.Deadline::on)).map(this::due);
  }

  private AccountsView.Due due(Account.Deadline deadline) {
    return due(deadline.kind(), deadline.on(), deadline.source());
  }

  /** A deadline of which it is not told who set it. */
  AccountsView.Due due(String kind, LocalDate on) {
    return due(kind, on, "");
  }

  private AccountsView.Due due(String kind, LocalDate on, String source) {
    return new AccountsView.Due(
        words.code("deadline", kind),
        words.day(on),
        left(on),
        urgency(ChronoUnit.DAYS.between(today, on)),
        source);
  }

  private static Badge.Tone urgency(long days) {
    return days <= NEAR ? Badge.Tone.ERROR : days <= SOON ? Badge.Tone.WARNING : Badge.Tone.INFO;
  }

  private String left(LocalDate on) {
    long days = ChronoUnit.DAYS.between(today, on);
    if (days == 0) {
      return words.say("due.today");
    }
    return days > 0 ? words.say("due.left", days) : words.say("due.past", -days);
  }
}
