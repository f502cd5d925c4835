package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkListWish.Order;
import org.rimborso.store.WorkListWish.Scope;

/** A search that finds more than is looked up one by one, in an embedded store. */
class WorkListSearchTest extends OverStore {
  private static final Scope ALL = new Scope(true, Set.of(), true);

  /** A quarter of them are Bianchi's: a few more than are looked up. */
  private static final int ACCOUNTS = 8_100;

  private Store store;
  private WorkListRows rows;
  private long generation;

  @BeforeEach
  void open() {
    store = Store.open(settings);
    rows = new WorkListRows(store);
    WorkListGenerations load = WorkListGenerations.begin(store, "e1", SomeAccounts.TODAY);
    load.add(WorkListRowsTest.some(ACCOUNTS, 7));
    load.stand(Instant.parse("2026-11-23T02:00:00Z"), SomeAccounts.TODAY, 0);
    generation = rows.sweep("e1").orElseThrow().generation();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<Reference> found(String text, Order order, Optional<Reference> after, int most) {
    return rows.page(generation, ALL, WorkListRowsTest.searching(text, order), after, most).stream()
        .map(WorkListRow::account)
        .toList();
  }

  private static boolean isBianchis(Reference account) {
    return Integer.parseInt(account.id().substring(1)) / 3 % 4 == 0;
  }

  @Test
  void page_aNameThatManyHave_holdsAllOfTheirsInEveryOrder() {
    for (Order order : Order.values()) {
      List<Reference> all = found("", order, Optional.empty(), ACCOUNTS);
      List<Reference> theirs = all.stream().filter(WorkListSearchTest::isBianchis).toList();
      assertThat(theirs).hasSizeGreaterThan(1_500);
      assertThat(found("bianchi", order, Optional.empty(), ACCOUNTS))
          .as("%s", order)
          .isEqualTo(theirs);
      assertThat(found("bianchi", order, Optional.of(theirs.get(9)), ACCOUNTS))
          .isEqualTo(theirs.subList(10, theirs.size()));
    }
  }
}
