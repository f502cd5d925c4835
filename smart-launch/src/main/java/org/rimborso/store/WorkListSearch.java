package org.rimborso.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkListWish.Order;

/**
 * One page of a list in SQL. A list is walked along the index of its order until the page is full;
 * what it is narrowed by lies in that index. Databases would rather collect all that one condition
 * meets and sort it, which of a million accounts may be most; so only where few accounts can be
 * meant is a condition one that they may look up. Pages follow each other by key: the next one
 * begins behind the last account of this one, wherever that stands by then, so that none costs more
 * than the first.
 */
final class WorkListSearch {
  /** As many accounts as are sorted in no time. */
  private static final int FEW = 2_000;

  private final SweptTables tables;
  private final WorkListWish.Scope scope;
  private final WorkListWish wish;
  private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, List<?>> lists = new LinkedHashMap<>();

  WorkListSearch(SweptTables tables, WorkListWish.Scope scope, WorkListWish wish) {
    this.tables = tables;
    this.scope = scope;
    this.wish = wish;
    narrow();
  }

  private void narrow() {
    when(part("queue") + " = :queue", "queue", wish.queue().map(Queue::code));
    if (wish.queue().isEmpty()) {
      when("s.queue <> :asleep", "asleep", Optional.of(Queue.SNOOZED.code()));
    }
    when(part("payer") + " = :payer", "payer", wish.payer());
    when("s.state = :state", "state", wish.state().map(state -> state.code()));
    when("s.category = :category", "category", wish.category().map(one -> one.code()));
    wish.assignees().ifPresent(this::given);
    when(passed("due") + " <= :due", "due", wish.dueBy().map(Object::toString));
    when(passed("opened") + " >= :first", "first", wish.opened().map(d -> d.first().toString()));
    when(passed("opened") + " <= :last", "last", wish.opened().map(d -> d.last().toString()));
    when("s.amount >= :least", "least", wish.from().map(BigDecimal::stripTrailingZeros));
    when(passed("deadline") + " <= :by", "by", wish.deadlineBy().map(Object::toString));
    if (!scope.restricted()) {
      conditions.add("s.restricted = false");
    }
    if (!scope.everywhere()) {
      conditions.add("s.place in (<places>)");
      lists.put("places", List.copyOf(scope.places()));
    }
  }

  private void when(String condition, String name, Optional<?> value) {
    if (value.isPresent()) {
      conditions.add(condition);
      values.put(name, value.get());
    }
  }

  /** A column that the order of worth has an index behind; along other orders it is passed. */
  private String part(String column) {
    return wish.order() == Order.WORTH ? "s." + column : passed(column);
  }

  /** A column whose own index is of no use, unless the list is walked along it. */
  private String passed(String column) {
    return wish.order().code().equals(column) ? "s." + column : "coalesce(s." + column + ", '')";
  }

  private void given(Set<String> assignees) {
    boolean few = !assignees.contains("");
    conditions.add((few ? "s.assignee" : passed("assignee")) + " in (<assignees>)");
    lists.put("assignees", List.copyOf(assignees));
  }

  /**
   * A name, a record number or an account. Few that are found are looked up; where it is the
   * beginning of many names, walking meets them soon.
   */
  private void searched(Handle handle) {
    String text = wish.text().strip();
    values.put("turned", begins(SearchWords.name(text)));
    values.put("word", begins(SearchWords.word(text)));
    values.put("text", text);
    values.put("claim", "Claim/" + text);
    values.put("benefit", "ExplanationOfBenefit/" + text);
    List<String> ways =
        List.of(
            "s.named like :word escape '!'",
            "s.named like :turned escape '!'",
            "s.record_number like :word escape '!'",
            "s.account in (:text, :claim, :benefit)");
    Set<Long> found = new TreeSet<>();
    for (String way : ways) {
      found.addAll(
          handle
              .createQuery(
                  "select s.number from " + tables.accounts() + " s where " + way + " limit :few")
              .bindMap(values)
              .bind("few", FEW + 1)
              .mapTo(Long.class)
              .list());
    }
    if (found.size() > FEW) {
      conditions.add("(" + String.join(" or ", ways) + ")");
    } else {
      conditions.add("s.number in (<found>)");
      lists.put("found", found.isEmpty() ? List.of(-1L) : List.copyOf(found));
    }
  }

  private static String begins(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  /** At most {@code most} lines behind an account; from the first where there is none such. */
  List<WorkListRow> page(Handle handle, Optional<Reference> after, int most) {
    if (!scope.everywhere() && scope.places().isEmpty()) {
      return List.of();
    }
    if (!wish.text().isBlank()) {
      searched(handle);
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
    lists.forEach(query::bindList);
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
