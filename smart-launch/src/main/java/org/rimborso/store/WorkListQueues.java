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
 * the EHR's row of {@code worklist_sweep} until the transaction ends, so that counts stay exact and
 * a load that is about to be shown knows of all that people did.
 */
final class WorkListQueues {
  private WorkListQueues() {}

  /**
   * What is known of an EHR's lists while it is held.
   *
   * @param generation that is shown; 0 for none
   * @param loading the generation that a load writes; the one that is shown if none is under way
   */
  record Held(long generation, long loading, LocalDate queuedOn) {
    static Held read(RowView row) {
      return new Held(
          row.getColumn("generation", Long.class),
          row.getColumn("loading", Long.class),
          LocalDate.parse(row.getColumn("queued_on", String.class)));
    }

    /** The tables of the list that is shown, if there is one. */
    Optional<SweptTables> shown() {
      return Optional.of(new SweptTables(generation)).filter(one -> generation > 0);
    }

    /** Whether a load is under way, or was when it was killed. */
    boolean isLoading() {
      return loading != generation;
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
        .ifPresent(
            held -> {
              held.shown()
                  .ifPresent(
                      tables ->
                          restand(
                              handle,
                              ehr,
                              tables,
                              rows(handle, tables, List.of(account.toString())),
                              held.queuedOn()));
              WorkListChanges.touched(handle, ehr, held, account);
            });
  }

  /** An account's row, and where it stands until now. */
  record Standing(QueuedRow row, QueuedRow.Stand stand) {
    static Standing read(SweptTables tables, RowView row) {
      return new Standing(QueuedRow.read(tables.generation(), row), QueuedRow.Stand.read(row));
    }
  }

  /** The rows of some accounts, as far as they are listed. */
  static List<Standing> rows(Handle handle, SweptTables tables, List<String> accounts) {
    return handle
        .createQuery(
            "select "
                + QueuedRow.COLUMNS
                + " from "
                + tables.accounts()
                + " where account in (<accounts>)")
        .bindList("accounts", accounts)
        .map(row -> Standing.read(tables, row))
        .list();
  }

  /**
   * Lets rows stand where they stand on a day, of those whose next day has come.
   *
   * @return whether there may be more
   */
  static boolean turn(Handle handle, String ehr, SweptTables tables, LocalDate today, int most) {
    List<Standing> due =
        handle
            .createQuery(
                "select "
                    + QueuedRow.COLUMNS
                    + " from "
                    + tables.accounts()
                    + " where turns <= :today order by turns, number limit "
                    + most)
            .bind("today", today.toString())
            .map(row -> Standing.read(tables, row))
            .list();
    restand(handle, ehr, tables, due, today);
    return due.size() == most;
  }

  /** Lets rows stand where they stand on a day. */
  static void restand(
      Handle handle, String ehr, SweptTables tables, List<Standing> rows, LocalDate today) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, WorkDone> done =
        WorkDone.about(handle, ehr, rows.stream().map(one -> one.row().account()).toList());
    QueueTally tally = new QueueTally();
    PreparedBatch batch =
        handle.prepareBatch(
            "update "
                + tables.accounts()
                + " set queue = :queue, turns = :turns, due = :due, assignee = :assignee"
                + " where account = :account");
    for (Standing one : rows) {
      QueuedRow row = one.row();
      QueuedRow.Stand now = row.stand(done.getOrDefault(row.account(), WorkDone.NOTHING), today);
      if (!now.equals(one.stand())) {
        tally.take(row, one.stand());
        tally.add(row, now);
        batch
            .bind("queue", now.queue().code())
            .bind("turns", now.turns())
            .bind("due", now.due())
            .bind("assignee", now.assignee())
            .bind("account", row.account())
            .add();
      }
    }
    batch.execute();
    tally.write(handle);
  }
}
