package org.rimborso.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkListWish.Order;

/**
 * One page of a list in SQL. Pages follow each other by key: the next one begins behind the last
 * account of this one, wherever that stands by then, so that none costs more than the first.
 */
final class WorkListSearch {
  private final SweptTables tables;
  private final WorkListWish.Scope scope;
  private final WorkListWish wish;
  private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
  private final Map<String, Object> values = new LinkedHashMap<>();

  WorkListSearch(SweptTables tables, WorkListWish.Scope scope, WorkListWish wish) {
    this.tables = tables;
    this.scope = scope;
    this.wish = wish;
    narrow();
  }

  private void narrow() {
    when("s.queue = :queue", "queue", wish.queue().map(Queue::code));
    if (wish.queue().isEmpty()) {
      when("s.queue <> :asleep", "asleep", Optional.of(Queue.SNOOZED.code()));
    }
    when("s.payer = :payer", "payer", wish.payer());
    when("s.state = :state", "state", wish.state().map(state -> state.code()));
    when("s.category = :category", "category", wish.category().map(one -> one.code()));
    if (wish.assignees().isPresent()) {
      conditions.add("s.assignee in (<assignees>)");
    }
    when("s.due <= :due", "due", wish.dueBy().map(Object::toString));
    when("s.opened >= :first", "first", wish.opened().map(days -> days.first().toString()));
    when("s.opened <= :last", "last", wish.opened().map(days -> days.last().toString()));
    when("s.amount >= :least", "least", wish.from().map(BigDecimal::stripTrailingZeros));
    when("s.deadline <= :by", "by", wish.deadlineBy().map(Object::toString));
    if (!scope.restricted()) {
      conditions.add("s.restricted = false");
    }
    if (!scope.everywhere()) {
      conditions.add("s.place in (<places>)");
    }
    if (!wish.text().isBlank()) {
      searched();
    }
  }

  private void when(String condition, String name, Optional<?> value) {
    if (value.isPresent()) {
      conditions.add(condition);
      values.put(name, value.get());
    }
  }

  /** Each of the three is found by an index of its own. */
  private void searched() {
    String of = "select f.number from " + tables.accounts() + " f where ";
    conditions.add(
        "s.number in ("
            + of
            + "f.named like :name escape '!' union "
            + of
            + "f.named like :turned escape '!' union "
            + of
            + "f.record_number like :word escape '!' union "
            + of
            + "f.account in (:account, :claim, :benefit))");
    String text = wish.text().strip();
    values.put("name", begins(SearchWords.word(text)));
    values.put("turned", begins(SearchWords.name(text)));
    values.put("word", begins(SearchWords.word(text)));
    values.put("account", text);
    values.put("claim", "Claim/" + text);
    values.put("benefit", "ExplanationOfBenefit/" + text);
  }

  private static String begins(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  /** At most {@code most} lines behind an account; from the first where there is none such. */
  List<WorkListRow> page(Handle handle, Optional<Reference> after, int most) {
    if (!scope.everywhere() && scope.places().isEmpty()) {
      return List.of();
    }
    after.flatMap(account -> key(handle, account)).ifPresent(this::behind);
    String column = "s." + wish.order().code();
    Query query =
        handle
            .createQuery(
                "select number, "
                    + WorkListRow.COLUMNS
                    + " from "
                    + tables.accounts()
                    + " s where "
                    + String.join(" and ", conditions)
                    + " order by "
                    + leading()
                    + column
                    + ", s.number limit :most")
            .bind("most", most)
            .bindMap(values);
    if (!scope.everywhere()) {
      query.bindList("places", List.copyOf(scope.places()));
    }
    wish.assignees().ifPresent(some -> query.bindList("assignees", List.copyOf(some)));
    Map<Long, WorkListRow> found = new LinkedHashMap<>();
    query
        .map(row -> found.put(row.getColumn("number", Long.class), WorkListRow.read(row, "")))
        .list();
    return told(handle, found);
  }

  /** Read apart, by number: whatever list is asked for, no more of it is read than is shown. */
  private List<WorkListRow> told(Handle handle, Map<Long, WorkListRow> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    handle
        .createQuery("select number, told from " + tables.told() + " where number in (<numbers>)")
        .bindList("numbers", List.copyOf(found.keySet()))
        .map(
            row ->
                found.computeIfPresent(
                    row.getColumn("number", Long.class),
                    (number, line) -> line.telling(row.getColumn("told", String.class))))
        .list();
    return List.copyOf(found.values());
  }

  /** The columns of the index that goes with the list, so that H2 need not sort. */
  private String leading() {
    return wish.queue().isPresent() && wish.order() == Order.WORTH ? "s.queue, " : "";
  }

  /** Where an account stands in the order. */
  private record Place(Object key, long number) {}

  private Optional<Place> key(Handle handle, Reference account) {
    return handle
        .createQuery(
            "select "
                + wish.order().code()
                + ", number from "
                + tables.accounts()
                + " where account = :account")
        .bind("account", account.toString())
        .map(
            row ->
                new Place(
                    wish.order().isText()
                        ? row.getColumn(1, String.class)
                        : row.getColumn(1, Long.class),
                    row.getColumn(2, Long.class)))
        .findOne();
  }

  private void behind(Place after) {
    String column = "s." + wish.order().code();
    conditions.add(column + " >= :key");
    conditions.add("(" + column + " > :key or s.number > :after)");
    values.put("key", after.key());
    values.put("after", after.number());
  }
}
