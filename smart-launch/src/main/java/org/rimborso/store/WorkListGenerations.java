package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Puts the result of a sweep in the place of the one before. It is written piece by piece beside
 * the one that is shown, which stands until the new one is whole; what a load that was killed left
 * goes with the next one. One object is one load, on one thread.
 */
public final class WorkListGenerations {
  private static final int AT_ONCE = 20_000;
  private static final List<String> PARTS =
      List.of("worklist_queue", "worklist_place", "worklist_payer");

  private final Store store;
  private final String ehr;
  private final long generation;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Long> payers = new HashMap<>();
  private long accounts;

  private WorkListGenerations(Store store, String ehr, long generation) {
    this.store = store;
    this.ehr = ehr;
    this.generation = generation;
  }

  /**
   * Begins a load. One that is under way for the same EHR will find itself overtaken.
   *
   * @param today at the site
   * @throws StoreUnavailable if it cannot be kept, or the disk is nearly full
   */
  public static WorkListGenerations begin(Store store, String ehr, LocalDate today) {
    store.requireRoom();
    new WorkListRows(store).turn(ehr, today);
    long generation = store.durably(handle -> begin(handle, ehr, today));
    clear(store);
    return new WorkListGenerations(store, ehr, generation);
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
    handle
        .createUpdate("update worklist_sweep set loading = :next where ehr = :ehr")
        .bind("next", next)
        .bind("ehr", ehr)
        .execute();
    return next;
  }

  /**
   * Adds accounts; they are not shown yet.
   *
   * @throws DuplicateRow if one was added before
   * @throws Overtaken if another load of this EHR began meanwhile
   */
  public void add(List<SweptAccount> some) {
    store.requireRoom();
    store.durably(
        handle -> {
          WorkListQueues.Held held = held(handle);
          SweptInsert.into(handle, ehr, generation, some, this::place, held.queuedOn());
          return some.size();
        });
    some.forEach(one -> payers.merge(one.payer(), 1L, Long::sum));
    accounts += some.size();
  }

  private int place(SweptAccount one) {
    return places.computeIfAbsent(WorkPlaces.withoutVisits(one.visits()), unknown -> places.size());
  }

  private WorkListQueues.Held held(Handle handle) {
    return WorkListQueues.hold(handle, ehr)
        .filter(now -> now.loading() == generation)
        .orElseThrow(Overtaken::new);
  }

  /** Another load of the same EHR began; this one leaves nothing. */
  public static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("Another load of this EHR's work list began meanwhile.");
    }
  }

  /**
   * Lets what was added be what is shown, in one step, and clears what was shown before away.
   *
   * @param swept when the sweep ran
   * @param asOf the day that it reviewed for
   * @throws Overtaken if another load of this EHR began meanwhile
   */
  public void stand(Instant swept, LocalDate asOf, long notChecked) {
    store.durably(
        handle -> {
          held(handle);
          parts(handle);
          return handle
              .createUpdate(
                  "update worklist_sweep set generation = :generation, swept_millis = :swept,"
                      + " swept_for = :asOf, accounts = :accounts, not_checked = :notChecked"
                      + " where ehr = :ehr")
              .bind("generation", generation)
              .bind("swept", swept.toEpochMilli())
              .bind("asOf", asOf.toString())
              .bind("accounts", accounts)
              .bind("notChecked", notChecked)
              .bind("ehr", ehr)
              .execute();
        });
    clear(store);
  }

  private void parts(Handle handle) {
    PreparedBatch placed =
        handle.prepareBatch(
            "insert into worklist_place (generation, place, places) values (:generation, :place,"
                + " :places)");
    places.forEach(
        (text, place) ->
            placed.bind("generation", generation).bind("place", place).bind("places", text).add());
    placed.execute();
    PreparedBatch paying =
        handle.prepareBatch(
            "insert into worklist_payer (generation, payer, accounts) values (:generation,"
                + " :payer, :accounts)");
    payers.forEach(
        (payer, count) ->
            paying
                .bind("generation", generation)
                .bind("payer", payer)
                .bind("accounts", count)
                .add());
    paying.execute();
  }

  /**
   * Takes away what is neither shown nor being loaded, piece by piece; what counts it goes last.
   */
  private static void clear(Store store) {
    store
        .read(
            handle ->
                handle
                    .createQuery(
                        "select distinct q.generation from worklist_queue q where not exists"
                            + " (select 1 from worklist_sweep s where s.generation = q.generation"
                            + " or s.loading = q.generation)")
                    .mapTo(Long.class)
                    .list())
        .forEach(generation -> clear(store, generation));
  }

  private static void clear(Store store, long generation) {
    int cleared = AT_ONCE;
    while (cleared == AT_ONCE) {
      cleared =
          store.durably(
              handle ->
                  handle
                      .createUpdate(
                          "delete from swept_account where generation = :generation and account in"
                              + " (select account from swept_account where generation ="
                              + " :generation order by account limit "
                              + AT_ONCE
                              + ")")
                      .bind("generation", generation)
                      .execute());
    }
    store.durably(
        handle ->
            PARTS.stream()
                .mapToInt(
                    table ->
                        handle
                            .createUpdate(
                                "delete from " + table + " where generation = :generation")
                            .bind("generation", generation)
                            .execute())
                .sum());
  }
}
