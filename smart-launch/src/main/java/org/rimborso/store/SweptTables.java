package org.rimborso.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The two tables of one generation of a work list: what its accounts are found, sorted and counted
 * by, and apart from it what is told of each, so that an index is made without reading that too.
 * Both stores read and write rows fastest in the order of a number that only grows; so rows come in
 * that order, and the indexes when all are in.
 */
record SweptTables(long generation) {
  private static final String PREFIX = "swept_";

  /** All columns of an account but its number. */
  static final String COLUMNS =
      "account, patient, restricted, place, named, record_number, state, category, payer, amount,"
          + " currency, worth, owed, opened, deadline, follow_up, answer_due, queue, turns,"
          + " due, assignee";

  /** Days that are not known are 9999-12-31; worth and owed are negative: all orders go one way. */
  private static final String DEFINITION =
      " (number bigint primary key, account varchar(200) not null, patient varchar(200) not null,"
          + " restricted boolean not null, place integer not null, named varchar(200) not null,"
          + " record_number varchar(100) not null, state varchar(20) not null,"
          + " category varchar(30), payer varchar(200) not null, amount numeric(30, 8),"
          + " currency varchar(10) not null, worth bigint not null, owed bigint not null,"
          + " opened varchar(10) not null, deadline varchar(10) not null, follow_up varchar(10),"
          + " answer_due varchar(10), queue varchar(20) not null, turns varchar(10) not null,"
          + " due varchar(10) not null,"
          + " assignee varchar(1100) not null)";

  /** What a list may be narrowed by: whoever walks along an order is told without reading rows. */
  private static final String NARROWED =
      "queue, state, category, payer, amount, opened, deadline, due, restricted, place, assignee";

  /** What the lists are walked along: each order, and that of worth in parts. */
  private static final List<String> WALKED =
      List.of(
          "worth, number",
          "queue, worth, number",
          "payer, worth, number",
          "assignee, worth, number",
          "deadline, number",
          "owed, number",
          "opened, number",
          "named, number");

  /** By what single accounts are found. */
  private static final List<String> FOUND = List.of("turns, number", "record_number");

  /** The table of accounts, one row each. */
  String accounts() {
    return PREFIX + generation;
  }

  /** The table of what is shown of them, by the same number. */
  String told() {
    return accounts() + "_told";
  }

  /** Whether a table is one of a generation's. */
  static boolean holds(String table) {
    return table.matches(PREFIX + "\\d+(_told)?");
  }

  void create(Handle handle) {
    handle.execute("create table " + accounts() + DEFINITION);
    handle.execute(
        "create table " + told() + " (number bigint primary key, told varchar(12000) not null)");
  }

  void drop(Handle handle) {
    handle.execute("drop table if exists " + told());
    handle.execute("drop table if exists " + accounts());
  }

  /** How each index is made, the one first that holds each account to one row. */
  List<String> indexing() {
    String on = " on " + accounts() + " (";
    Stream<String> walked =
        WALKED.stream().map(columns -> columns + ", " + without(NARROWED, columns));
    return Stream.concat(
            Stream.of("create unique index " + accounts() + "_account" + on + "account)"),
            Stream.concat(FOUND.stream(), walked)
                .map(
                    columns ->
                        "create index "
                            + accounts()
                            + "_by_"
                            + columns.split(",", 2)[0]
                            + on
                            + columns
                            + ")"))
        .toList();
  }

  private static String without(String columns, String others) {
    List<String> known = List.of(others.split(", ", -1));
    return Stream.of(columns.split(", ", -1))
        .filter(column -> !known.contains(column))
        .collect(Collectors.joining(", "));
  }
}
