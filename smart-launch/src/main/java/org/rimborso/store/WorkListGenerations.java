package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Puts the result of a sweep in the place of the one before. It is written piece by piece beside
 * the one that is shown, without indexes, then indexed, then brought up to date with what happened
 * meanwhile, and shown from one moment to the next. Until then the one before stands and is worked
 * on. What a load that was killed left goes with the next one, or when the app starts. One object
 * is one load, on one thread.
 */
public final class WorkListGenerations {
  private static final int SETTLED_AT_ONCE = 5_000;

  private final Store store;
  private final String ehr;
  private final SweptTables tables;
  private final LocalDate day;
  private final QueueTally tally = new QueueTally();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Long> payers = new HashMap<>();
  private long accounts;

  private WorkListGenerations(Store store, String ehr, SweptTables tables, LocalDate day) {
    this.store = store;
    this.ehr = ehr;
    this.tables = tables;
    this.day = day;
  }

  /** Hears how far a load is. */
  public interface Indexing {
    /**
     * Is told before the first index and after each.
     *
     * @param made how many indexes are made
     * @param all of how many
     */
    void reached(int made, int all);
  }

  /** Another load of the same EHR began; this one leaves nothing. */
  public static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("Another load of this EHR's work list began meanwhile.");
    }
  }

  /** An account was added twice; the list is what it was. */
  public static final class Twice extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long first;
    private final long second;

    Twice(long first, long second) {
      super("An account was added twice.");
      this.first = first;
      this.second = second;
    }

    /** Which of all that were added it was first, from 1. */
    public long first() {
      return first;
    }

    /** Which of all that were added it was again, from 1. */
    public long second() {
      return second;
    }
  }

  /**
   * Begins a load. One that is under way for the same EHR will find itself overtaken.
   *
   * @param today at the site
   * @throws StoreUnavailable if it cannot be kept, or the disk is nearly full
   */
  public static WorkListGenerations begin(Store store, String ehr, LocalDate today) {
    store.requireRoom();
    SweptTables tables = new SweptTables(store.durably(handle -> begin(handle, ehr, today)));
    WorkListLeftovers.clear(store);
    store.durably(
        handle -> {
          tables.create(handle);
          return true;
        });
    return new WorkListGenerations(store, ehr, tables, today);
  }

  private static long begin(Handle handle, String ehr, LocalDate today) {
    if (WorkListQueues.hold(handle, ehr).isEmpty()) {
      handle
          .createUpdate(
              "insert into worklist_sweep (ehr, generation, loading, swept_millis, swept_for,"
                  + " queued_on, accounts, not_checked) values (:ehr, 0, 0, 0, :today, :today,"
                  + " 0, 0)")
          .bind("ehr", ehr)
          .bind("today", today.toString())
          .execute();
    }
    long next = handle.createQuery("select nextval('worklist_generation')").mapTo(Long.class).one();
    handle.execute("insert into worklist_load (generation, ehr) values (?, ?)", next, ehr);
    handle
        .createUpdate("update worklist_sweep set loading = :next where ehr = :ehr")
        .bind("next", next)
        .bind("ehr", ehr)
        .execute();
    return next;
  }

  /**
   * Adds accounts; they are not shown yet. Who works on accounts meanwhile does not wait for it.
   *
   * @throws Overtaken if another load of this EHR began meanwhile
   */
  public void add(List<SweptAccount> some) {
    store.requireRoom();
    written(
        handle -> {
          new SweptInsert(ehr, tables, day, this::place, tally).add(handle, accounts + 1, some);
          return some.size();
        });
    some.forEach(one -> payers.merge(one.payer(), 1L, Long::sum));
    accounts += some.size();
  }

  private int place(SweptAccount one) {
    return places.computeIfAbsent(WorkPlaces.withoutVisits(one.visits()), unknown -> places.size());
  }

  /** The load that overtakes this one takes its tables away, whatever it is doing. */
  private <T> T written(Function<Handle, T> work) {
    try {
      return store.durably(work);
    } catch (StoreUnavailable broken) {
      requireCurrent();
      throw broken;
    }
  }

  private void requireCurrent() {
    long loading =
        store.read(
            handle ->
                handle
                    .createQuery("select loading from worklist_sweep where ehr = :ehr")
                    .bind("ehr", ehr)
                    .mapTo(Long.class)
                    .one());
    if (loading != tables.generation()) {
      throw new Overtaken();
    }
  }

  /**
   * Lets what was added be what is shown, in one step.
   *
   * @param swept when the sweep ran: what was seen of accounts since then is taken over
   * @param asOf the day that it reviewed for
   * @throws Overtaken if another load of this EHR began meanwhile
   * @throws Twice if an account was added twice
   */
  public void stand(Instant swept, LocalDate asOf, long notChecked, Indexing indexing) {
    index(indexing);
    written(
        handle -> {
          parts(handle);
          WorkListChanges.since(handle, ehr, tables, swept.toEpochMilli());
          return true;
        });
    boolean stands = false;
    while (!stands) {
      stands = written(handle -> stands(handle, swept.toEpochMilli(), asOf, notChecked));
    }
  }

  /** The same, and nobody wants to hear how far it is. */
  public void stand(Instant swept, LocalDate asOf, long notChecked) {
    stand(swept, asOf, notChecked, (made, all) -> {});
  }

  private void index(Indexing indexing) {
    List<String> indexes = tables.indexing();
    for (int i = 0; i < indexes.size(); i++) {
      indexing.reached(i, indexes.size());
      requireCurrent();
      store.requireRoom();
      String make = indexes.get(i);
      try {
        written(handle -> handle.execute(make));
      } catch (DuplicateRow twice) {
        throw twice();
      }
    }
    indexing.reached(indexes.size(), indexes.size());
  }

  private Twice twice() {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select min(number) as first, max(number) as again from "
                        + tables.accounts()
                        + " group by account having count(*) > 1 order by 1 limit 1")
                .map(
                    row ->
                        new Twice(
                            row.getColumn("first", Long.class), row.getColumn("again", Long.class)))
                .one());
  }

  /** Brings some accounts up to date; where none is left that is not, lets the list be shown. */
  private boolean stands(Handle handle, long swept, LocalDate asOf, long notChecked) {
    WorkListQueues.Held held =
        WorkListQueues.hold(handle, ehr)
            .filter(now -> now.loading() == tables.generation())
            .orElseThrow(Overtaken::new);
    LocalDate today = held.queuedOn().isAfter(day) ? held.queuedOn() : day;
    if (WorkListQueues.turn(handle, ehr, tables, today, SETTLED_AT_ONCE)
        || WorkListChanges.settle(handle, ehr, held, swept, today, SETTLED_AT_ONCE)) {
      return false;
    }
    WorkListChanges.forget(handle, ehr, swept);
    handle
        .createUpdate(
            "update worklist_sweep set generation = :generation, swept_millis = :swept,"
                + " swept_for = :asOf, queued_on = :today, accounts = :accounts,"
                + " not_checked = :notChecked where ehr = :ehr")
        .bind("generation", tables.generation())
        .bind("swept", swept)
        .bind("asOf", asOf.toString())
        .bind("today", today.toString())
        .bind("accounts", accounts)
        .bind("notChecked", notChecked)
        .bind("ehr", ehr)
        .execute();
    return true;
  }

  /** Takes away what was added; what cannot be taken away now goes with the next load. */
  public void giveUp() {
    try {
      store.durably(
          handle ->
              handle
                  .createUpdate(
                      "update worklist_sweep set loading = generation where loading = :loading")
                  .bind("loading", tables.generation())
                  .execute());
      WorkListLeftovers.clear(store);
    } catch (StoreUnavailable full) {
      // The list that is shown does not depend on it.
    }
  }

  private void parts(Handle handle) {
    tally.write(handle);
    PreparedBatch placed =
        handle.prepareBatch(
            "insert into worklist_place (generation, place, places) values (:generation, :place,"
                + " :places)");
    places.forEach(
        (text, place) ->
            placed
                .bind("generation", tables.generation())
                .bind("place", place)
                .bind("places", text)
                .add());
    placed.execute();
    PreparedBatch paying =
        handle.prepareBatch(
            "insert into worklist_payer (generation, payer, accounts) values (:generation,"
                + " :payer, :accounts)");
    payers.forEach(
        (payer, count) ->
            paying
                .bind("generation", tables.generation())
                .bind("payer", payer)
                .bind("accounts", count)
                .add());
    paying.execute();
  }
}
