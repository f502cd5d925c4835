package org.rimborso.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkListQueues.Standing;

/** Changes single lines of a list, and its counts with them, while the list is held. */
final class SweptLine {
  /** All that stays the same in another generation. */
  private static final String ELSEWHERE = SweptTables.COLUMNS.replace(" place,", "");

  private SweptLine() {}

  /** Puts what was just seen of an account in the place of its line, if there is one. */
  static boolean replace(
      Handle handle, String ehr, SweptTables tables, SweptAccount seen, LocalDate today) {
    OptionalLong number = remove(handle, tables, seen.account());
    if (number.isPresent()) {
      QueueTally tally = new QueueTally();
      new SweptInsert(
              ehr,
              tables,
              today,
              one -> place(handle, tables, WorkPlaces.withoutVisits(one.visits())),
              tally)
          .add(handle, number.getAsLong(), List.of(seen));
      tally.write(handle);
    }
    return number.isPresent();
  }

  /**
   * Takes a line away.
   *
   * @return its number, if there was one
   */
  static OptionalLong remove(Handle handle, SweptTables tables, Reference account) {
    Optional<Standing> row =
        WorkListQueues.rows(handle, tables, List.of(account.toString())).stream().findFirst();
    if (row.isEmpty()) {
      return OptionalLong.empty();
    }
    long number = number(handle, tables, account.toString()).orElseThrow();
    QueueTally tally = new QueueTally();
    tally.take(row.get().row(), row.get().stand());
    tally.write(handle);
    for (String table : List.of(tables.told(), tables.accounts())) {
      handle
          .createUpdate("delete from " + table + " where number = :number")
          .bind("number", number)
          .execute();
    }
    return OptionalLong.of(number);
  }

  /** Lets one list say of an account what another one says, if both or only the first list it. */
  static void takeOver(Handle handle, SweptTables from, SweptTables to, String account) {
    OptionalLong number = remove(handle, to, Reference.parse(account).orElseThrow());
    OptionalLong known = number(handle, from, account);
    if (number.isEmpty() || known.isEmpty()) {
      return;
    }
    int place = place(handle, to, places(handle, from, known.getAsLong()));
    handle
        .createUpdate(
            "insert into "
                + to.accounts()
                + " (number, place, "
                + ELSEWHERE
                + ") select :number, :place, "
                + ELSEWHERE
                + " from "
                + from.accounts()
                + " where number = :known")
        .bind("number", number.getAsLong())
        .bind("place", place)
        .bind("known", known.getAsLong())
        .execute();
    handle
        .createUpdate(
            "insert into "
                + to.told()
                + " (number, told) select :number, told from "
                + from.told()
                + " where number = :known")
        .bind("number", number.getAsLong())
        .bind("known", known.getAsLong())
        .execute();
    QueueTally tally = new QueueTally();
    WorkListQueues.rows(handle, to, List.of(account))
        .forEach(one -> tally.add(one.row(), one.stand()));
    tally.write(handle);
  }

  private static OptionalLong number(Handle handle, SweptTables tables, String account) {
    return handle
        .createQuery("select number from " + tables.accounts() + " where account = :account")
        .bind("account", account)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private static String places(Handle handle, SweptTables tables, long number) {
    return handle
        .createQuery(
            "select p.places from worklist_place p join "
                + tables.accounts()
                + " s on s.place = p.place where p.generation = :generation and s.number ="
                + " :number")
        .bind("generation", tables.generation())
        .bind("number", number)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  /** One that the sweep did not meet gets the next number. */
  private static int place(Handle handle, SweptTables tables, String places) {
    return handle
        .createQuery(
            "select place from worklist_place where generation = :generation"
                + " and places = :places")
        .bind("generation", tables.generation())
        .bind("places", places)
        .mapTo(Integer.class)
        .findOne()
        .orElseGet(() -> newPlace(handle, tables, places));
  }

  private static int newPlace(Handle handle, SweptTables tables, String places) {
    int next =
        handle
            .createQuery(
                "select coalesce(max(place), -1) + 1 from worklist_place"
                    + " where generation = :generation")
            .bind("generation", tables.generation())
            .mapTo(Integer.class)
            .one();
    handle
        .createUpdate(
            "insert into worklist_place (generation, place, places) values (:generation, :place,"
                + " :places)")
        .bind("generation", tables.generation())
        .bind("place", next)
        .bind("places", places)
        .execute();
    return next;
  }
}
