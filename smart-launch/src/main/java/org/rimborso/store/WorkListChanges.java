package org.rimborso.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkListQueues.Held;

/**
 * Remembers which accounts a load has to look at again: those that somebody did something about
 * while it ran, for its rows cannot be found by account before they have an index; and those whose
 * line was brought up to date since the sweep, which knows less of them than the list that is
 * shown. All within transactions that hold the list.
 */
final class WorkListChanges {
  private static final String WHICH = " where ehr = :ehr and account = :account";

  private WorkListChanges() {}

  /** Somebody did something about an account; a load that is under way may not know. */
  static void touched(Handle handle, String ehr, Held held, Reference account) {
    if (held.isLoading()) {
      note(handle, ehr, held, account, "seen_millis", "0");
    }
  }

  /** An account's line was brought up to date, or taken away. */
  static void seen(Handle handle, String ehr, Held held, Reference account) {
    note(handle, ehr, held, account, Store.NOW_MILLIS, Store.NOW_MILLIS);
  }

  private static void note(
      Handle handle, String ehr, Held held, Reference account, String known, String first) {
    int noted =
        handle
            .createUpdate(
                "update worklist_change set touched = :loading, seen_millis = " + known + WHICH)
            .bind("loading", held.loading())
            .bind("ehr", ehr)
            .bind("account", account.toString())
            .execute();
    if (noted == 0) {
      handle
          .createUpdate(
              "insert into worklist_change (ehr, account, touched, seen_millis) values (:ehr,"
                  + " :account, :loading, "
                  + first
                  + ")")
          .bind("ehr", ehr)
          .bind("account", account.toString())
          .bind("loading", held.loading())
          .execute();
    }
  }

  /** Lines that were brought up to date since the sweep are to be taken over. */
  static void since(Handle handle, String ehr, SweptTables loading, long sweptMillis) {
    handle
        .createUpdate(
            "update worklist_change set touched = :loading where ehr = :ehr and seen_millis >="
                + " :swept")
        .bind("loading", loading.generation())
        .bind("ehr", ehr)
        .bind("swept", sweptMillis)
        .execute();
  }

  /** The list of a sweep is shown: of accounts that were seen before it, it knows more. */
  static void forget(Handle handle, String ehr, long sweptMillis) {
    handle
        .createUpdate("delete from worklist_change where ehr = :ehr and seen_millis < :swept")
        .bind("ehr", ehr)
        .bind("swept", sweptMillis)
        .execute();
  }

  private record Change(String account, long seenMillis) {}

  /**
   * Brings some accounts of a load up to date.
   *
   * @return whether there may be more
   */
  static boolean settle(
      Handle handle, String ehr, Held held, long sweptMillis, LocalDate today, int most) {
    SweptTables loading = new SweptTables(held.loading());
    List<Change> some =
        handle
            .createQuery(
                "select account, seen_millis from worklist_change where ehr = :ehr and touched ="
                    + " :loading order by account limit "
                    + most)
            .bind("ehr", ehr)
            .bind("loading", held.loading())
            .map(
                row ->
                    new Change(
                        row.getColumn("account", String.class),
                        row.getColumn("seen_millis", Long.class)))
            .list();
    if (some.isEmpty()) {
      return false;
    }
    Optional<SweptTables> shown = held.shown();
    some.stream()
        .filter(one -> one.seenMillis() >= sweptMillis)
        .forEach(
            one ->
                shown.ifPresent(from -> SweptLine.takeOver(handle, from, loading, one.account())));
    List<String> accounts = some.stream().map(Change::account).toList();
    WorkListQueues.restand(
        handle, ehr, loading, WorkListQueues.rows(handle, loading, accounts), today);
    handle
        .createUpdate(
            "update worklist_change set touched = 0 where ehr = :ehr and account in (<accounts>)")
        .bind("ehr", ehr)
        .bindList("accounts", accounts)
        .execute();
    return some.size() == most;
  }
}
