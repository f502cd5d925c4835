package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkListQueues.Held;
import org.rimborso.store.WorkListQueues.Standing;

/** The lists of all accounts that sweeps left somebody to work on, one for each EHR. */
public final class WorkListRows {
  private static final int TURNED_AT_ONCE = 2_000;
  private static final String WHICH = " where generation = :generation and account = :account";

  private final Store store;

  public WorkListRows(Store store) {
    this.store = store;
  }

  /** The sweep that the list of an EHR shows; empty where none stands. */
  public Optional<WorkListSweep> sweep(String ehr) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from worklist_sweep where ehr = :ehr and generation > 0")
                .bind("ehr", ehr)
                .map(
                    row ->
                        new WorkListSweep(
                            row.getColumn("generation", Long.class),
                            Instant.ofEpochMilli(row.getColumn("swept_millis", Long.class)),
                            LocalDate.parse(row.getColumn("swept_for", String.class)),
                            LocalDate.parse(row.getColumn("queued_on", String.class)),
                            row.getColumn("accounts", Long.class),
                            row.getColumn("not_checked", Long.class)))
                .findOne());
  }

  /**
   * Lets the queues be those of a day: who comes first on a new day waits for it. Accounts move in
   * pieces, each with its counts; a day that was, or that the queues are of already, changes
   * nothing.
   */
  public void turn(String ehr, LocalDate today) {
    boolean more = isBefore(ehr, today);
    while (more) {
      more = store.durably(handle -> turnSome(handle, ehr, today));
    }
  }

  private boolean isBefore(String ehr, LocalDate today) {
    return store.read(
        handle ->
            handle
                .createQuery("select 1 from worklist_sweep where ehr = :ehr and queued_on < :today")
                .bind("ehr", ehr)
                .bind("today", today.toString())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private static boolean turnSome(Handle handle, String ehr, LocalDate today) {
    Optional<Held> held =
        WorkListQueues.hold(handle, ehr).filter(one -> one.queuedOn().isBefore(today));
    if (held.isEmpty()) {
      return false;
    }
    List<Standing> due =
        handle
            .createQuery(
                "select "
                    + QueuedRow.COLUMNS
                    + " from swept_account where generation in (:shown, :loading)"
                    + " and turns <= :today order by generation, turns limit "
                    + TURNED_AT_ONCE)
            .bind("shown", held.get().generation())
            .bind("loading", held.get().loading())
            .bind("today", today.toString())
            .map(Standing::read)
            .list();
    WorkListQueues.restand(handle, ehr, due, today);
    if (due.size() == TURNED_AT_ONCE) {
      return true;
    }
    handle
        .createUpdate("update worklist_sweep set queued_on = :today where ehr = :ehr")
        .bind("today", today.toString())
        .bind("ehr", ehr)
        .execute();
    return false;
  }

  /** Counts and sums of all queues, as they were kept. */
  public List<WorkListCount> counts(long generation) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from worklist_queue where generation = :generation"
                        + " and accounts <> 0 order by queue, currency, place, assignee")
                .bind("generation", generation)
                .map(
                    row ->
                        new WorkListCount(
                            Queue.named(row.getColumn("queue", String.class)).orElseThrow(),
                            row.getColumn("restricted", Boolean.class),
                            row.getColumn("place", Integer.class),
                            row.getColumn("assignee", String.class),
                            row.getColumn("currency", String.class),
                            row.getColumn("accounts", Long.class),
                            row.getColumn("total", java.math.BigDecimal.class)))
                .list());
  }

  /** The combinations of places, as {@link WorkPlaces} writes them, by number. */
  public Map<Integer, String> places(long generation) {
    Map<Integer, String> places = new LinkedHashMap<>();
    store.read(
        handle ->
            handle
                .createQuery(
                    "select place, places from worklist_place where generation = :generation"
                        + " order by place")
                .bind("generation", generation)
                .map(
                    row ->
                        places.put(
                            row.getColumn("place", Integer.class),
                            Optional.ofNullable(row.getColumn("places", String.class)).orElse("")))
                .list());
    return places;
  }

  /** The payers by name, those of most accounts first. */
  public List<String> payers(long generation, int most) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select payer from worklist_payer where generation = :generation"
                        + " order by accounts desc, payer limit :most")
                .bind("generation", generation)
                .bind("most", most)
                .mapTo(String.class)
                .list());
  }

  /**
   * Some lines of a list.
   *
   * @param after the account that they come behind; empty for the first ones
   */
  public List<WorkListRow> page(
      long generation,
      WorkListWish.Scope scope,
      WorkListWish wish,
      Optional<Reference> after,
      int most) {
    return store.read(
        handle -> new WorkListSearch(generation, scope, wish).page(handle, after, most));
  }

  /** The line of an account, if the list that is shown has one. */
  public Optional<WorkListRow> find(String ehr, Reference account) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + WorkListRow.COLUMNS
                        + " from swept_account where generation = (select s.generation from"
                        + " worklist_sweep s where s.ehr = :ehr) and account = :account")
                .bind("ehr", ehr)
                .bind("account", account.toString())
                .map(WorkListRow::read)
                .findOne());
  }

  /** Puts what was just seen of an account in the place of its line, if there is one. */
  public void refresh(String ehr, SweptAccount seen) {
    store.durably(
        handle ->
            WorkListQueues.hold(handle, ehr)
                .map(
                    held -> {
                      boolean known = take(handle, held, seen.account());
                      if (known) {
                        SweptInsert.into(
                            handle,
                            ehr,
                            held.generation(),
                            List.of(seen),
                            one -> place(handle, held, one),
                            held.queuedOn());
                      }
                      return known;
                    })
                .orElse(false));
  }

  /** Takes an account's line away: nobody has to work on it any more. */
  public void remove(String ehr, Reference account) {
    store.durably(
        handle ->
            WorkListQueues.hold(handle, ehr)
                .map(held -> take(handle, held, account))
                .orElse(false));
  }

  private static boolean take(Handle handle, Held held, Reference account) {
    Optional<Standing> row =
        handle
            .createQuery("select " + QueuedRow.COLUMNS + " from swept_account" + WHICH)
            .bind("generation", held.generation())
            .bind("account", account.toString())
            .map(Standing::read)
            .findOne();
    row.ifPresent(
        known -> {
          QueueTally tally = new QueueTally();
          tally.take(known.row(), known.stand());
          tally.write(handle);
          handle
              .createUpdate("delete from swept_account" + WHICH)
              .bind("generation", held.generation())
              .bind("account", account.toString())
              .execute();
        });
    return row.isPresent();
  }

  /** One that the sweep did not meet gets the next number. */
  private static int place(Handle handle, Held held, SweptAccount one) {
    String places = WorkPlaces.withoutVisits(one.visits());
    return handle
        .createQuery(
            "select place from worklist_place where generation = :generation"
                + " and places = :places")
        .bind("generation", held.generation())
        .bind("places", places)
        .mapTo(Integer.class)
        .findOne()
        .orElseGet(() -> newPlace(handle, held, places));
  }

  private static int newPlace(Handle handle, Held held, String places) {
    int next =
        handle
            .createQuery(
                "select coalesce(max(place), -1) + 1 from worklist_place"
                    + " where generation = :generation")
            .bind("generation", held.generation())
            .mapTo(Integer.class)
            .one();
    handle
        .createUpdate(
            "insert into worklist_place (generation, place, places) values (:generation, :place,"
                + " :places)")
        .bind("generation", held.generation())
        .bind("place", next)
        .bind("places", places)
        .execute();
    return next;
  }
}
