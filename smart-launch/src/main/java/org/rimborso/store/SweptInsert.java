package org.rimborso.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rimborso.chart.Money;

/**
 * Writes accounts of a sweep into the tables of a generation, each into its queue.
 *
 * @param ehr whose list it is
 * @param today the day that the queues are of
 * @param placing which combination of places an account's visits were at
 * @param tally counts them
 */
record SweptInsert(
    String ehr,
    SweptTables tables,
    LocalDate today,
    ToIntFunction<SweptAccount> placing,
    QueueTally tally) {

  /**
   * @param first the number of the first one; the others follow it
   */
  void add(Handle handle, long first, List<SweptAccount> some) {
    if (some.isEmpty()) {
      return;
    }
    Map<String, WorkDone> done =
        WorkDone.about(handle, ehr, some.stream().map(one -> one.account().toString()).toList());
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into "
                + tables.accounts()
                + " (number, "
                + SweptTables.COLUMNS
                + ") values (:number, :account, :patient, :restricted, :place, :named, :record,"
                + " :state, :category, :payer, :amount, :currency, :worth, :owed, :opened,"
                + " :deadline, :followUp, :answerDue, :queue, :turns, :due, :assignee)");
    PreparedBatch told =
        handle.prepareBatch(
            "insert into " + tables.told() + " (number, told) values (:number, :told)");
    long number = first;
    for (SweptAccount one : some) {
      QueuedRow row = QueuedRow.of(tables.generation(), placing.applyAsInt(one), one);
      QueuedRow.Stand stand = row.stand(done.getOrDefault(row.account(), WorkDone.NOTHING), today);
      tally.add(row, stand);
      bind(rows, one, row, stand).bind("number", number).add();
      told.bind("number", number).bind("told", one.told()).add();
      number++;
    }
    rows.execute();
    told.execute();
  }

  private static PreparedBatch bind(
      PreparedBatch batch, SweptAccount one, QueuedRow row, QueuedRow.Stand stand) {
    return batch
        .bind("account", row.account())
        .bind("patient", one.patient().toString())
        .bind("restricted", one.restricted())
        .bind("place", row.place())
        .bind("named", SearchWords.name(one.name()))
        .bind("record", SearchWords.word(one.recordNumber()))
        .bind("state", one.state().code())
        .bind("category", one.category().map(category -> category.code()))
        .bind("payer", one.payer())
        .bind("amount", one.amount().map(Money::value))
        .bind("currency", one.amount().map(Money::currency).orElse(""))
        .bind("worth", key(one.score()))
        .bind("owed", key(one.amount().map(Money::value)))
        .bind("opened", day(one.opened()))
        .bind("deadline", day(one.deadline()))
        .bind("followUp", one.followUp().map(LocalDate::toString))
        .bind("answerDue", one.answerDue().map(LocalDate::toString))
        .bind("queue", stand.queue().code())
        .bind("turns", stand.turns())
        .bind("due", stand.due())
        .bind("assignee", stand.assignee());
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(QueuedRow.NEVER);
  }

  /** So that the largest comes first; in hundredths, for ranks need no more. */
  private static long key(Optional<BigDecimal> value) {
    return value
        .map(known -> known.movePointRight(2).setScale(0, RoundingMode.HALF_UP).negate())
        .map(BigDecimal::toBigInteger)
        .filter(known -> known.bitLength() < Long.SIZE)
        .map(BigInteger::longValue)
        .orElse(Long.MAX_VALUE);
  }
}
