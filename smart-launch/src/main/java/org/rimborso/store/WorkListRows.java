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

/** The lists of all accounts that sweeps left somebody to work on, one for each EHR. */
public final class WorkListRows {
  private static final int TURNED_AT_ONCE = 2_000;

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
   * nothing. A list that was replaced stays until then for those who were reading it.
   */
  public void turn(String ehr, LocalDate today) {
    boolean more = isBefore(ehr, today);
    if (more) {
      WorkListLeftovers.clear(store);
    }
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
    if (held.get()
        .shown()
        .filter(tables -> WorkListQueues.turn(handle, ehr, tables, today, TURNED_AT_ONCE))
        .isPresent()) {
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
        handle ->
            new WorkListSearch(new SweptTables(generation), scope, wish).page(handle, after, most));
  }

  /** The line of an account, if the list that is shown has one. */
  public Optional<WorkListRow> find(String ehr, Reference account) {
    return store.read(
        handle ->
            shown(handle, ehr)
                .flatMap(
                    tables ->
                        handle
                            .createQuery(
                                "select "
                                    + WorkListRow.COLUMNS
                                    + ", told from "
                                    + tables.accounts()
                                    + " s join "
                                    + tables.told()
                                    + " t on t.number = s.number where s.account = :account")
                            .bind("account", account.toString())
                            .map(row -> WorkListRow.read(row, row.getColumn("told", String.class)))
                            .findOne()));
  }

  private static Optional<SweptTables> shown(Handle handle, String ehr) {
    return handle
        .createQuery("select generation from worklist_sweep where ehr = :ehr and generation > 0")
        .bind("ehr", ehr)
        .mapTo(Long.class)
        .findOne()
        .map(SweptTables::new);
  }

  /** Puts what was just seen of an account in the place of its line, if there is one. */
  public void refresh(String ehr, SweptAccount seen) {
    changed(
        ehr,
        seen.account(),
        (handle, held, tables) -> SweptLine.replace(handle, ehr, tables, seen, held.queuedOn()));
  }

  /** Takes an account's line away: nobody has to work on it any more. */
  public void remove(String ehr, Reference account) {
    changed(
        ehr,
        account,
        (handle, held, tables) -> SweptLine.remove(handle, tables, account).isPresent());
  }

  private interface Change {
    boolean make(Handle handle, Held held, SweptTables tables);
  }

  private void changed(String ehr, Reference account, Change change) {
    store.durably(
        handle -> {
          Optional<Held> held = WorkListQueues.hold(handle, ehr);
          boolean made =
              held.flatMap(Held::shown)
                  .filter(tables -> change.make(handle, held.orElseThrow(), tables))
                  .isPresent();
          if (made) {
            WorkListChanges.seen(handle, ehr, held.orElseThrow(), account);
          }
          return made;
        });
  }
}
