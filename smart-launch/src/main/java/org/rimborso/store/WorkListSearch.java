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
  private static final String NEXT = "s.generation = :generation";

  private final long generation;
  private final WorkListWish.Scope scope;
  private final WorkListWish wish;
  private final List<String> conditions = new ArrayList<>(List.of(NEXT));
  private final Map<String, Object> values = new LinkedHashMap<>();

  WorkListSearch(long generation, WorkListWish.Scope scope, WorkListWish wish) {
    this.generation = generation;
    this.scope = scope;
    this.wish = wish;
    values.put("generation", generation);
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
    when("s.assignee = :assignee", "assignee", wish.assignee());
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
    String of = "select f.account from swept_account f where f.generation = :generation and ";
    conditions.add(
        "s.account in ("
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
    after.flatMap(account -> key(handle, account)).ifPresent(key -> behind(key, after));
    String column = "s." + wish.order().code();
    Query query =
        handle
            .createQuery(
                "select "
                    + WorkListRow.COLUMNS
                    + " from swept_account s where "
                    + String.join(" and ", conditions)
                    + " order by "
                    + leading()
                    + column
                    + ", s.account limit :most")
            .bind("most", most)
            .bindMap(values);
    if (!scope.everywhere()) {
      query.bindList("places", List.copyOf(scope.places()));
    }
    return query.map(WorkListRow::read).list();
  }

  /** The columns of the index that goes with the list, so that H2 need not sort. */
  private String leading() {
    boolean byQueue = wish.queue().isPresent() && wish.order() == Order.WORTH;
    return byQueue ? "s.generation, s.queue, " : "s.generation, ";
  }

  private Optional<Object> key(Handle handle, Reference account) {
    return handle
        .createQuery(
            "select "
                + wish.order().code()
                + " from swept_account where generation = :generation and account = :account")
        .bind("generation", generation)
        .bind("account", account.toString())
        .map(
            row ->
                wish.order().isText()
                    ? (Object) row.getColumn(1, String.class)
                    : row.getColumn(1, Long.class))
        .findOne();
  }

  private void behind(Object key, Optional<Reference> after) {
    String column = "s." + wish.order().code();
    conditions.add(column + " >= :key");
    conditions.add("(" + column + " > :key or s.account > :after)");
    values.put("key", key);
    values.put("after", after.map(Reference::toString).orElse(""));
  }
}
