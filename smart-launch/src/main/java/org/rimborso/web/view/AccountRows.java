package org.rimborso.web.view;

import java.util.Comparator;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.account.State;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;

/** One account as a row of the list. */
final class AccountRows {
  private static final int NOTE_LENGTH = 80;

  private final Words words;
  private final Names names;
  private final Dues dues;
  private final WorthWords worth;
  private final Chart chart;

  AccountRows(Chart chart, Words words) {
    this.chart = chart;
    this.words = words;
    names = new Names(chart, words);
    dues = new Dues(chart.asOf(), words);
    worth = new WorthWords(words);
  }

  AccountsView.Row row(Account account) {
    Optional<Money> balance = account.balance().payer().filter(money -> words.showsAmounts());
    return new AccountsView.Row(
        "accounts/" + account.reference(),
        state(account.state(), words),
        sentence(account),
        names.payer(account.payer()),
        account.reference().toString(),
        account.serviced().start().map(words::day),
        balance.map(words::amount),
        balance.map(Money::currency).orElse(""),
        balance.filter(money -> money.signum() < 0).isPresent(),
        account.ageDays().isPresent()
            ? Optional.of(words.number(account.ageDays().getAsLong()))
            : Optional.empty(),
        dues.next(account),
        words.say(account.next().text()),
        account.state().isOpen() ? dues.followUp(account) : Optional.empty(),
        words.showsAmounts() ? lastNote(account) : Optional.empty(),
        worth.of(account));
  }

  /** What happened, in words first, codes after it in brackets. */
  String sentence(Account account) {
    String reason = words.say(account.stateReason());
    String codes =
        account
            .denial()
            .map(denial -> String.join(", ", denial.codes()))
            .filter(all -> !all.isEmpty() && !reason.contains(all))
            .orElse("");
    return codes.isEmpty() ? reason : reason + " (" + codes + ")";
  }

  static Badge state(State state, Words words) {
    String word = words.say("state." + state.code());
    return switch (state) {
      case REJECTED, DENIED, PARTLY_DENIED -> Badge.error(word);
      case NO_RESPONSE, UNKNOWN, DRAFT, PENDED, OVERPAID, UNDERPAID, SECONDARY_DUE ->
          Badge.warning(word);
      case AWAITING -> Badge.waiting(word);
      case PATIENT_DUE, CANCELLED, WRITTEN_OFF -> Badge.info(word);
      case PAID -> Badge.ok(word);
    };
  }

  private Optional<String> lastNote(Account account) {
    return account.notes().stream()
        .filter(note -> note.status() == Note.Status.ACTIVE)
        .max(Comparator.comparing(Note::written))
        .map(
            note ->
                words.say(
                    "note.short",
                    words.day(note.written().atZone(chart.zone()).toLocalDate()),
                    words.code("note-kind", note.kind().code()),
                    shortened(note.text())));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= NOTE_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, NOTE_LENGTH)) + "…";
  }
}
