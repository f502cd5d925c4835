package org.rimborso.web.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WorkListBook;
import org.rimborso.store.Queue;
import org.rimborso.store.WorkRow;
import org.rimborso.sweep.WorkListLine;

/** Lines of the work list as a reader gets them, on the page and in the file. */
public final class FacilityListRows {
  private final Optional<Reference> own;
  private final String base;
  private final LocalDate today;
  private final Words words;

  /**
   * @param own the patient of the reader's launch
   * @param base path of the launch
   * @param words which show amounts only to who sees them
   */
  public FacilityListRows(Optional<Reference> own, String base, LocalDate today, Words words) {
    this.own = own;
    this.base = base;
    this.today = today;
    this.words = words;
  }

  /**
   * One line.
   *
   * @param several whether the list shows several queues
   */
  FacilityListView.Row row(WorkListBook.Line line, boolean several) {
    WorkListLine account = line.account();
    Optional<Money> open = account.open().filter(money -> words.showsAmounts());
    return new FacilityListView.Row(
        account.account().toString(),
        name(account),
        account.recordNumber(),
        own.filter(account.patient()::equals).map(one -> base + "/accounts/" + account.account()),
        AccountRows.state(account.state(), words),
        sentence(account),
        payer(account),
        open.map(words::amount),
        open.map(Money::currency).orElse(""),
        age(account).map(words::number).orElseGet(() -> words.say("unknown")),
        account.deadline().map(due -> new Dues(today, words).due(due.kind(), due.on())),
        account.next().in(words.locale(), words.showsAmounts()),
        line.work().flatMap(this::work),
        several ? Optional.of(queue(line.queue())) : Optional.empty(),
        account.account() + "@" + line.work().map(WorkRow::version).orElse(0));
  }

  private String name(WorkListLine account) {
    return account.name().isBlank() ? words.say("patient.unnamed") : account.name();
  }

  private String payer(WorkListLine account) {
    return account.payer().or(account::payerReference).orElseGet(() -> words.say("unknown.payer"));
  }

  /** What happened, in words first, codes after it in brackets. */
  private String sentence(WorkListLine account) {
    String reason = account.sentence().in(words.locale(), words.showsAmounts());
    String codes = String.join(", ", account.codes());
    return codes.isEmpty() || reason.contains(codes) ? reason : reason + " (" + codes + ")";
  }

  private Optional<Long> age(WorkListLine account) {
    return account.openedOn().map(day -> Math.max(0, ChronoUnit.DAYS.between(day, today)));
  }

  String queue(Queue queue) {
    return words.say("worklist.queue." + queue.code());
  }

  private Optional<String> work(WorkRow row) {
    return WorkListView.line(row.state(), today, words);
  }

  /** The columns of the file, in the order of {@link #cells}. */
  public List<String> heads() {
    List<String> heads = new ArrayList<>();
    for (String key :
        List.of(
            "worklist.queue",
            "worklist.patient",
            "worklist.record",
            "worklist.reference",
            "bulk.account",
            "accounts.state",
            "accounts.what",
            "accounts.payer")) {
      heads.add(words.say(key));
    }
    if (words.showsAmounts()) {
      heads.add(words.say("worklist.open"));
      heads.add(words.say("worklist.currency"));
    }
    for (String key :
        List.of(
            "worklist.opened",
            "accounts.age",
            "accounts.deadline",
            "worklist.deadline-on",
            "accounts.next",
            "due.followup",
            "work.snooze",
            "work.who")) {
      heads.add(words.say(key));
    }
    return heads;
  }

  /** One line of the file; days as FHIR writes them, amounts as plain numbers. */
  public List<Object> cells(WorkListBook.Line line) {
    WorkListLine account = line.account();
    WorkRow.State state = line.work().map(WorkRow::state).orElse(WorkRow.State.NONE);
    List<Object> cells =
        new ArrayList<>(
            List.of(
                queue(line.queue()),
                name(account),
                account.recordNumber(),
                account.patient(),
                account.account(),
                words.say("state." + account.state().code()),
                sentence(account),
                payer(account)));
    if (words.showsAmounts()) {
      cells.add(account.open().<Object>map(Money::value).orElse(""));
      cells.add(account.open().map(Money::currency).orElse(""));
    }
    cells.add(text(account.openedOn()));
    cells.add(text(age(account)));
    cells.add(account.deadline().map(due -> words.code("deadline", due.kind())).orElse(""));
    cells.add(text(account.deadline().map(WorkListLine.Deadline::on)));
    cells.add(account.next().in(words.locale(), words.showsAmounts()));
    cells.add(text(state.followUpOn().or(account::followUpOn)));
    cells.add(text(state.snooze().map(WorkRow.Snooze::until).filter(day -> day.isAfter(today))));
    cells.add(state.assigned().map(one -> one.to().name()).orElse(""));
    return cells;
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
