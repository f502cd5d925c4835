package org.rimborso.store;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rimborso.chart.Money;

/** What a transaction changes of the counts and sums of queues, put down in one go at its end. */
final class QueueTally {
  private static final String WHICH =
      " generation = :generation and queue = :queue and restricted = :restricted"
          + " and place = :place and assignee = :assignee and currency = :currency";

  private record Key(
      long generation,
      String queue,
      boolean restricted,
      int place,
      String assignee,
      String currency) {}

  private record Change(long accounts, BigDecimal total) {
    Change plus(Change other) {
      return new Change(accounts + other.accounts, total.add(other.total));
    }

    boolean isNone() {
      return accounts == 0 && total.signum() == 0;
    }
  }

  private final Map<Key, Change> changes = new LinkedHashMap<>();

  /** An account comes in. */
  void add(QueuedRow row, QueuedRow.Stand stand) {
    change(row, stand, 1);
  }

  /** An account goes. */
  void take(QueuedRow row, QueuedRow.Stand stand) {
    change(row, stand, -1);
  }

  private void change(QueuedRow row, QueuedRow.Stand stand, int sign) {
    Optional<Money> amount = row.amount();
    Key key =
        new Key(
            row.generation(),
            stand.queue().code(),
            row.restricted(),
            row.place(),
            stand.assignee(),
            amount.map(Money::currency).orElse(""));
    BigDecimal total =
        amount.map(Money::value).orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(sign));
    changes.merge(key, new Change(sign, total), Change::plus);
  }

  void write(Handle handle) {
    changes.forEach(
        (key, change) -> {
          if (!change.isNone()) {
            write(handle, key, change);
          }
        });
    changes.clear();
  }

  private static void write(Handle handle, Key key, Change change) {
    int known =
        bound(
                handle.createUpdate(
                    "update worklist_queue set accounts = accounts + :accounts,"
                        + " total = total + :total where"
                        + WHICH),
                key,
                change)
            .execute();
    if (known == 0) {
      bound(
              handle.createUpdate(
                  "insert into worklist_queue (generation, queue, restricted, place, assignee,"
                      + " currency, accounts, total) values (:generation, :queue, :restricted,"
                      + " :place, :assignee, :currency, :accounts, :total)"),
              key,
              change)
          .execute();
    } else if (change.accounts() < 0) {
      bound(
              handle.createUpdate("delete from worklist_queue where accounts = 0 and" + WHICH),
              key,
              change)
          .execute();
    }
  }

  private static <T extends SqlStatement<T>> T bound(T statement, Key key, Change change) {
    return statement
        .bind("generation", key.generation())
        .bind("queue", key.queue())
        .bind("restricted", key.restricted())
        .bind("place", key.place())
        .bind("assignee", key.assignee())
        .bind("currency", key.currency())
        .bind("accounts", change.accounts())
        .bind("total", change.total());
  }
}
