package org.rimborso.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Counts;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;

/**
 * The sweeps of a site: one at a time on all its nodes. Whoever sweeps says so again and again; the
 * turn of one that is silent for a minute goes to the next. Turns are counted on the database's
 * clock.
 */
public final class SweepRuns {
  /** So many of an EHR are kept. */
  public static final int KEPT = 60;

  private static final Duration HELD = Duration.ofSeconds(60);
  private static final int LONGEST = 1000;
  private static final String AT_WORK = "'" + Outcome.AT_WORK + "'";
  private static final String LOST = "'" + Outcome.LOST + "'";

  private final Store store;

  public SweepRuns(Store store) {
    this.store = store;
  }

  /**
   * Takes the turn; on disk when this returns.
   *
   * @return the id of the new one; empty while another one is at work
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public Optional<String> begin(String ehr, Cause cause, Instant now) {
    store.requireRoom();
    String id = UUID.randomUUID().toString();
    return store.durably(
        handle ->
            isTaken(handle, id)
                ? Optional.of(begun(handle, id, ehr, cause, now))
                : Optional.empty());
  }

  private static boolean isTaken(Handle handle, String id) {
    return handle
            .createUpdate(
                "update sweep_turn set run = :id, until_millis = :held + "
                    + Store.NOW_MILLIS
                    + " where until_millis <= "
                    + Store.NOW_MILLIS)
            .bind("id", id)
            .bind("held", HELD.toMillis())
            .execute()
        == 1;
  }

  private static String begun(Handle handle, String id, String ehr, Cause cause, Instant now) {
    lose(handle);
    handle
        .createUpdate(
            "insert into sweep_run (id, ehr, cause, begun_millis, heard_millis, stage, done, total,"
                + " stop_asked, outcome, told) values (:id, :ehr, :cause, :now, :now, :stage, 0, 0,"
                + " false, :outcome, '')")
        .bind("id", id)
        .bind("ehr", ehr)
        .bind("cause", cause.name())
        .bind("now", now.toEpochMilli())
        .bind("stage", Stage.STARTING.name())
        .bind("outcome", Outcome.AT_WORK.name())
        .execute();
    handle
        .createUpdate(
            "delete from sweep_run where ehr = :ehr and id not in (select id from sweep_run where"
                + " ehr = :ehr order by begun_millis desc limit :kept)")
        .bind("ehr", ehr)
        .bind("kept", KEPT)
        .execute();
    return id;
  }

  /** Those of which nothing is heard any more are over. */
  private static int lose(Handle handle) {
    return handle.execute(
        "update sweep_run set outcome = "
            + LOST
            + ", ended_millis = heard_millis where outcome = "
            + AT_WORK
            + " and not exists (select 1 from sweep_turn where run = sweep_run.id and until_millis > "
            + Store.NOW_MILLIS
            + ")");
  }

  /**
   * Hears that it is at work; one whose turn had run out has it again, unless another one began.
   *
   * @return whether it is to go on; false: somebody wants it to stop
   */
  public boolean isToGoOn(String id, Stage stage, long done, long all, Instant now) {
    return store.read(
        handle -> {
          int held =
              handle
                  .createUpdate(
                      "update sweep_turn set until_millis = :held + "
                          + Store.NOW_MILLIS
                          + " where run = :id")
                  .bind("held", HELD.toMillis())
                  .bind("id", id)
                  .execute();
          return held == 0 || isToGoOn(handle, id, stage, done, all, now);
        });
  }

  private static boolean isToGoOn(
      Handle handle, String id, Stage stage, long done, long all, Instant now) {
    handle
        .createUpdate(
            "update sweep_run set stage = :stage, done = :done, total = :all, heard_millis = :now,"
                + " ended_millis = null, outcome = "
                + AT_WORK
                + " where id = :id and outcome in ("
                + AT_WORK
                + ", "
                + LOST
                + ")")
        .bind("stage", stage.name())
        .bind("done", done)
        .bind("all", all)
        .bind("now", now.toEpochMilli())
        .bind("id", id)
        .execute();
    return handle
        .createQuery("select id from sweep_run where id = :id and stop_asked")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .isEmpty();
  }

  /**
   * Keeps how it ended, and gives the turn back; on disk when this returns. What is said of one
   * that has ended already changes nothing.
   */
  public void end(String id, Outcome outcome, Optional<Counts> counts, String told, Instant now) {
    store.durably(
        handle -> {
          handle
              .createUpdate("update sweep_turn set until_millis = 0 where run = :id")
              .bind("id", id)
              .execute();
          return handle
              .createUpdate(
                  "update sweep_run set outcome = :outcome, ended_millis = :now, heard_millis ="
                      + " :now, resources = :resources, accounts = :accounts, findings = :findings,"
                      + " problems = :problems, told = :told where id = :id and outcome in ("
                      + AT_WORK
                      + ", "
                      + LOST
                      + ")")
              .bind("outcome", outcome.name())
              .bind("now", now.toEpochMilli())
              .bind("resources", counts.map(Counts::resources))
              .bind("accounts", counts.map(Counts::accounts))
              .bind("findings", counts.map(Counts::findings))
              .bind("problems", counts.map(Counts::problems))
              .bind("told", told.length() <= LONGEST ? told : told.substring(0, LONGEST))
              .bind("id", id)
              .execute();
        });
  }

  /**
   * Asks the one at work for an EHR to stop, which it does when it is heard of next; false if none
   * is.
   */
  public boolean askToStop(String ehr) {
    return store.durably(
            handle -> {
              lose(handle);
              return handle
                  .createUpdate(
                      "update sweep_run set stop_asked = true where ehr = :ehr and outcome = "
                          + AT_WORK)
                  .bind("ehr", ehr)
                  .execute();
            })
        > 0;
  }

  /** The one at work, of whichever EHR. */
  public Optional<SweepRun> atWork() {
    return store.read(
        handle -> {
          lose(handle);
          return handle
              .createQuery("select * from sweep_run where outcome = " + AT_WORK)
              .map(SweepRuns::run)
              .findFirst();
        });
  }

  /** The newest of an EHR, the newest first. */
  public List<SweepRun> newest(String ehr) {
    return store.read(
        handle -> {
          lose(handle);
          return handle
              .createQuery(
                  "select * from sweep_run where ehr = :ehr order by begun_millis desc, id")
              .bind("ehr", ehr)
              .map(SweepRuns::run)
              .list();
        });
  }

  private static SweepRun run(RowView row) {
    return new SweepRun(
        text(row, "id"),
        text(row, "ehr"),
        Cause.valueOf(text(row, "cause")),
        Instant.ofEpochMilli(number(row, "begun_millis")),
        Optional.ofNullable(row.getColumn("ended_millis", Long.class)).map(Instant::ofEpochMilli),
        Stage.valueOf(text(row, "stage")),
        number(row, "done"),
        number(row, "total"),
        row.getColumn("stop_asked", Boolean.class),
        Outcome.valueOf(text(row, "outcome")),
        Optional.ofNullable(row.getColumn("resources", Long.class))
            .map(
                resources ->
                    new Counts(
                        resources,
                        number(row, "accounts"),
                        number(row, "findings"),
                        number(row, "problems"))),
        text(row, "told"));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  private static long number(RowView row, String column) {
    return row.getColumn(column, Long.class);
  }
}
