package org.rimborso.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Money;

/** What of an account in the store its queue depends on, and what counts it. */
record QueuedRow(
    long generation,
    String account,
    boolean restricted,
    int place,
    State state,
    Optional<DenialCategory> category,
    Optional<LocalDate> deadline,
    Optional<LocalDate> followUp,
    Optional<LocalDate> answerDue,
    Optional<Money> amount) {
  static final String COLUMNS =
      "account, restricted, place, state, category, deadline, follow_up, answer_due,"
          + " amount, currency, queue, turns, due, assignee";

  /** Stands for a day that is not known, or never comes. */
  static final String NEVER = "9999-12-31";

  /**
   * Where it stands.
   *
   * @param turns the next day on which that may change
   * @param due the day of its follow-up
   */
  record Stand(Queue queue, String turns, String due, String assignee) {
    static Stand read(RowView row) {
      return new Stand(
          Queue.named(row.getColumn("queue", String.class)).orElseThrow(),
          row.getColumn("turns", String.class),
          row.getColumn("due", String.class),
          row.getColumn("assignee", String.class));
    }
  }

  static QueuedRow of(long generation, int place, SweptAccount one) {
    return new QueuedRow(
        generation,
        one.account().toString(),
        one.restricted(),
        place,
        one.state(),
        one.category(),
        one.deadline(),
        one.followUp(),
        one.answerDue(),
        one.amount());
  }

  static QueuedRow read(long generation, RowView row) {
    String currency = row.getColumn("currency", String.class);
    return new QueuedRow(
        generation,
        row.getColumn("account", String.class),
        row.getColumn("restricted", Boolean.class),
        row.getColumn("place", Integer.class),
        state(row.getColumn("state", String.class)),
        Optional.ofNullable(row.getColumn("category", String.class)).flatMap(QueuedRow::category),
        day(row, "deadline"),
        day(row, "follow_up"),
        day(row, "answer_due"),
        Optional.ofNullable(row.getColumn("amount", BigDecimal.class))
            .map(value -> new Money(value, currency)));
  }

  private static Optional<LocalDate> day(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, String.class))
        .filter(text -> !text.equals(NEVER))
        .map(LocalDate::parse);
  }

  private static State state(String code) {
    return Arrays.stream(State.values())
        .filter(state -> state.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<DenialCategory> category(String code) {
    return Arrays.stream(DenialCategory.values())
        .filter(one -> one.code().equals(code))
        .findFirst();
  }

  /** Where it stands on a day, after what people did. */
  Stand stand(WorkDone done, LocalDate today) {
    Optional<LocalDate> due = done.followUp().or(done::noted).or(() -> followUp);
    Queue.Facts facts =
        new Queue.Facts(
            state, category, deadline, answerDue, due, done.snoozedUntil(), done.asked());
    return new Stand(
        facts.on(today),
        facts.turnsAfter(today).map(LocalDate::toString).orElse(NEVER),
        due.map(LocalDate::toString).orElse(NEVER),
        done.assignee());
  }
}
