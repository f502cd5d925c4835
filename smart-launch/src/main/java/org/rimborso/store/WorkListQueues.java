package org.rimborso.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rimborso.chart.Reference;

/**
 * Moves accounts from queue to queue within a transaction of the caller's. Whoever moves one holds
 * the EHR's row of {@code worklist_sweep} until the transaction ends: nothing that people do can
 * slip between a load that reads it and the row that the load writes, and counts stay exact.
 */
final class WorkListQueues {
  private WorkListQueues() {}

  /**
   * What is known of an EHR's lists while it is held.
   *
   * @param loading the generation that a load writes, or the last one wrote
   */
  record Held(long generation, long loading, LocalDate queuedOn) {
    static Held read(RowView row) {
      return new Held(
          row.getColumn("generation", Long.class),
          row.getColumn("loading", Long.class),
          LocalDate.parse(row.getColumn("queued_on", String.class)));
    }
  }

  /** Holds the lists of an EHR; empty where there never was one. */
  static Optional<Held> hold(Handle handle, String ehr) {
    return handle
        .createQuery(
            "select generation, loading, queued_on from worklist_sweep where ehr = :ehr"
                + " for update")
        .bind("ehr", ehr)
        .map(Held::read)
        .findOne();
  }

  /** Somebody did something about an account. */
  static void touch(Handle handle, String ehr, Reference account) {
    hold(handle, ehr)
        .ifPresent(held -> restand(handle, ehr, rows(handle, held, account), held.queuedOn()));
  }

  /** An account's row, and where it stands until now. */
  record Standing(QueuedRow row, QueuedRow.Stand stand) {
    static Standing read(RowView row) {
      return new Standing(QueuedRow.read(row), QueuedRow.Stand.read(row));
    }
  }

  private static List<Standing> rows(Handle handle, Held held, Reference account) {
    return handle
        .createQuery(
            "select "
                + QueuedRow.COLUMNS
                + " from swept_account where generation in (:shown, :loading)"
                + " and account = :account")
        .bind("shown", held.generation())
        .bind("loading", held.loading())
        .bind("account", account.toString())
        .map(Standing::read)
        .list();
  }

  /** Lets rows stand where they stand on a day. */
  static void restand(Handle handle, String ehr, List<Standing> rows, LocalDate today) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, WorkDone> done =
        WorkDone.about(
            handle, ehr, rows.stream().map(one -> one.row().account()).distinct().toList());
    QueueTally tally = new QueueTally();
    PreparedBatch batch =
        handle.prepareBatch(
            "update swept_account set queue = :queue, turns = :turns, assignee = :assignee"
                + " where generation = :generation and account = :account");
    for (Standing one : rows) {
      QueuedRow row = one.row();
      QueuedRow.Stand now = row.stand(done.getOrDefault(row.account(), WorkDone.NOTHING), today);
      if (!now.equals(one.stand())) {
        tally.take(row, one.stand());
        tally.add(row, now);
        batch
            .bind("queue", now.queue().code())
            .bind("turns", now.turns())
            .bind("assignee", now.assignee())
            .bind("generation", row.generation())
            .bind("account", row.account())
            .add();
      }
    }
    batch.execute();
    tally.write(handle);
  }
}
