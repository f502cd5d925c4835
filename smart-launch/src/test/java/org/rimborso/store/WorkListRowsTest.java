package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkListWish.Order;
import org.rimborso.store.WorkListWish.Scope;

/** The work list in an embedded store. */
class WorkListRowsTest extends OverStore {
  private static final String EHR = "e1";
  private static final LocalDate TODAY = SomeAccounts.TODAY;
  private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
  private static final Scope ALL = new Scope(true, Set.of(), true);
  private static final long SEED = 26;

  private Store store;
  private WorkListRows rows;

  @BeforeEach
  void open() {
    store = Store.open(settings);
    rows = new WorkListRows(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  static List<SweptAccount> some(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> SomeAccounts.some(i, random)).toList();
  }

  private void load(List<SweptAccount> accounts) {
    WorkListGenerations load = WorkListGenerations.begin(store, EHR, TODAY);
    load.add(accounts);
    load.stand(AT, TODAY, 7);
  }

  private long generation() {
    return rows.sweep(EHR).orElseThrow().generation();
  }

  private List<WorkListRow> all(WorkListWish wish, int pages) {
    List<WorkListRow> all = new ArrayList<>();
    Optional<Reference> after = Optional.empty();
    do {
      List<WorkListRow> page = rows.page(generation(), ALL, wish, after, pages);
      all.addAll(page);
      after =
          page.size() < pages ? Optional.empty() : Optional.of(page.get(page.size() - 1).account());
    } while (after.isPresent());
    return all;
  }

  @Test
  void page_everyOrder_pagesHoldEachAccountOnceInOrder() {
    List<SweptAccount> accounts = some(200, SEED);
    load(accounts);
    for (Order order : Order.values()) {
      WorkListWish wish = WorkListWish.everything(order);
      List<WorkListRow> whole = rows.page(generation(), ALL, wish, Optional.empty(), 1_000);
      assertThat(all(wish, 7)).as("%s", order).isEqualTo(whole);
      assertThat(whole).extracting(WorkListRow::account).doesNotHaveDuplicates();
      assertThat(whole.size()).isEqualTo(200 - count(Queue.SNOOZED));
    }
    List<String> best =
        all(WorkListWish.everything(Order.OWED), 50).stream().map(WorkListRow::told).toList();
    BigDecimal largest =
        accounts.stream()
            .flatMap(one -> one.amount().stream())
            .map(Money::value)
            .max(BigDecimal::compareTo)
            .orElseThrow();
    SweptAccount first = accounts.get(Integer.parseInt(best.get(0).substring(5)));
    assertThat(first.amount().orElseThrow().value()).isEqualByComparingTo(largest);
  }

  private long count(Queue queue) {
    return rows.counts(generation()).stream()
        .filter(one -> one.queue() == queue)
        .mapToLong(WorkListCount::accounts)
        .sum();
  }

  static WorkListWish searching(String text, Order order) {
    WorkListWish any = WorkListWish.everything(order);
    return new WorkListWish(
        any.queue(),
        text,
        any.payer(),
        any.state(),
        any.opened(),
        any.category(),
        any.from(),
        any.assignees(),
        any.deadlineBy(),
        any.dueBy(),
        any.order());
  }

  /** What has to hold in any store: pages by key, a search, a generation that replaces another. */
  static void isListed(Store store) {
    WorkListRows rows = new WorkListRows(store);
    for (int count : new int[] {60, 30}) {
      WorkListGenerations load = WorkListGenerations.begin(store, "listed", TODAY);
      load.add(some(count, SEED));
      load.stand(AT, TODAY, 0);
    }
    long generation = rows.sweep("listed").orElseThrow().generation();
    for (Order order : Order.values()) {
      WorkListWish wish = WorkListWish.everything(order);
      List<WorkListRow> whole = rows.page(generation, ALL, wish, Optional.empty(), 100);
      Optional<Reference> tenth = Optional.of(whole.get(9).account());
      assertThat(rows.page(generation, ALL, wish, tenth, 100))
          .as("%s", order)
          .isEqualTo(whole.subList(10, whole.size()));
    }
    Scope some = new Scope(false, Set.of(0, 1), false);
    assertThat(
            rows.page(generation, some, searching("bianchi", Order.WORTH), Optional.empty(), 100))
        .isNotEmpty()
        .allMatch(row -> Integer.parseInt(row.told().substring(5)) / 3 % 4 == 0);
  }

  @Test
  void list_inAnEmbeddedStore_isPagedSearchedAndReplaced() {
    isListed(store);
  }

  @Test
  void page_searched_findsByNameNumberAndAccount() {
    load(some(60, SEED));
    assertThat(all(searching("Bianchi", Order.WORTH), 50)).hasSize(15);
    assertThat(all(searching("maria bianchi", Order.WORTH), 50)).hasSize(15);
    assertThat(all(searching("moreau etienne", Order.WORTH), 50)).hasSize(15);
    assertThat(all(searching("MRN-19", Order.WORTH), 50)).hasSize(3);
    assertThat(all(searching("c7", Order.WORTH), 50))
        .extracting(WorkListRow::told)
        .containsExactly("told 7");
    assertThat(all(searching("Claim/c7", Order.WORTH), 50)).hasSize(1);
    assertThat(all(searching("%", Order.WORTH), 50)).isEmpty();
    assertThat(all(searching("o'h", Order.WORTH), 50)).hasSize(15);
  }

  @Test
  void page_narrowed_holdsWhatFits() {
    List<SweptAccount> accounts = some(200, SEED);
    load(accounts);
    WorkListWish wish =
        new WorkListWish(
            Optional.empty(),
            "",
            Optional.of("Payer 2"),
            Optional.empty(),
            Optional.of(new WorkListWish.Between(TODAY.minusDays(90), TODAY)),
            Optional.empty(),
            Optional.of(new BigDecimal("5000")),
            Optional.of(Set.of("")),
            Optional.of(TODAY.plusDays(40)),
            Optional.empty(),
            Order.DEADLINE);
    List<String> wanted =
        accounts.stream()
            .filter(one -> one.payer().equals("Payer 2"))
            .filter(
                one -> one.opened().filter(day -> !day.isBefore(TODAY.minusDays(90))).isPresent())
            .filter(one -> one.amount().filter(m -> m.value().doubleValue() >= 5000).isPresent())
            .filter(
                one -> one.deadline().filter(day -> !day.isAfter(TODAY.plusDays(40))).isPresent())
            .map(SweptAccount::told)
            .toList();
    assertThat(all(wish, 3))
        .extracting(WorkListRow::told)
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(wanted).isNotEmpty();
  }

  @Test
  void page_ofFollowUpsThatWereDue_holdsThoseOfTheWorkBeforeThoseOfTheSweep() {
    List<SweptAccount> accounts = some(120, SEED);
    load(accounts);
    WorkListWish any = WorkListWish.everything(Order.WORTH);
    LocalDate day = TODAY.minusDays(2);
    WorkListWish late =
        new WorkListWish(
            any.queue(),
            "",
            any.payer(),
            any.state(),
            any.opened(),
            any.category(),
            any.from(),
            any.assignees(),
            any.deadlineBy(),
            Optional.of(day),
            any.order());
    List<String> wanted =
        accounts.stream()
            .filter(one -> one.followUp().filter(due -> !due.isAfter(day)).isPresent())
            .map(SweptAccount::told)
            .toList();
    assertThat(all(late, 7))
        .extracting(WorkListRow::told)
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(wanted).isNotEmpty().doesNotContain("told 1");
    followUp(1, TODAY.minusDays(9));
    followUp(Integer.parseInt(wanted.get(0).substring(5)), TODAY.plusDays(9));
    assertThat(all(late, 7))
        .extracting(WorkListRow::told)
        .hasSize(wanted.size())
        .contains("told 1")
        .doesNotContain(wanted.get(0));
  }

  private void followUp(int number, LocalDate on) {
    new WorkRows(store)
        .insert(
            new WorkRow(
                EHR,
                SomeAccounts.patient(number),
                SomeAccounts.account(number),
                1,
                "",
                false,
                new WorkRow.State(Optional.empty(), Optional.empty(), Optional.of(on)),
                new WorkRow.Change(
                    new NoteRow.Owner("https://ehr.example", "bea"), "Bea", AT, "follow-up")),
            Optional.empty());
  }

  @Test
  void page_ofAReaderOfSomePlaces_holdsNothingElse() {
    load(some(120, SEED));
    Set<Integer> cardiology = new HashSet<>();
    rows.places(generation())
        .forEach(
            (number, text) -> {
              if (text.contains("cardiology")) {
                cardiology.add(number);
              }
            });
    assertThat(cardiology).hasSize(1);
    Scope scope = new Scope(false, cardiology, false);
    List<WorkListRow> seen =
        rows.page(generation(), scope, WorkListWish.everything(Order.WORTH), Optional.empty(), 500);
    assertThat(seen).isNotEmpty().noneMatch(WorkListRow::restricted);
    long counted =
        rows.counts(generation()).stream()
            .filter(scope::holds)
            .filter(one -> one.queue() != Queue.SNOOZED)
            .mapToLong(WorkListCount::accounts)
            .sum();
    assertThat(counted).isEqualTo(seen.size());
    assertThat(
            rows.page(
                generation(),
                new Scope(false, Set.of(), true),
                WorkListWish.everything(Order.WORTH),
                Optional.empty(),
                500))
        .isEmpty();
  }

  @Test
  void load_thatNeverStood_leavesTheOneBefore() {
    load(some(30, SEED));
    long before = generation();
    WorkListGenerations killed = WorkListGenerations.begin(store, EHR, TODAY);
    killed.add(some(50, SEED + 1));
    store.close();
    open();
    assertThat(generation()).isEqualTo(before);
    assertThat(all(WorkListWish.everything(Order.WORTH), 100)).hasSize(30);
    assertThat(generations()).isEqualTo(2);
    load(some(10, SEED + 2));
    assertThat(all(WorkListWish.everything(Order.WORTH), 100)).hasSize(10);
    assertThat(generations()).isEqualTo(2);
    rows.turn(EHR, TODAY.plusDays(1));
    assertThat(generations()).isEqualTo(1);
    assertThat(rows.sweep(EHR).orElseThrow().notChecked()).isEqualTo(7);
  }

  private int generations() {
    return store.read(
        handle ->
            handle.createQuery("select count(*) from worklist_load").mapTo(Integer.class).one());
  }

  @Test
  void load_whileAnotherBegan_isOvertaken() {
    WorkListGenerations first = WorkListGenerations.begin(store, EHR, TODAY);
    WorkListGenerations second = WorkListGenerations.begin(store, EHR, TODAY);
    assertThatThrownBy(() -> first.add(some(3, SEED)))
        .isInstanceOf(WorkListGenerations.Overtaken.class);
    second.add(some(3, SEED));
    second.stand(AT, TODAY, 0);
    assertThat(all(WorkListWish.everything(Order.WORTH), 100)).hasSize(3);
  }

  @Test
  void load_ofAnAccountTwice_leavesTheOneBefore() {
    load(some(5, SEED));
    WorkListGenerations load = WorkListGenerations.begin(store, EHR, TODAY);
    load.add(some(3, SEED));
    load.add(List.of(some(2, SEED).get(1)));
    assertThatThrownBy(() -> load.stand(AT, TODAY, 0))
        .isInstanceOfSatisfying(
            WorkListGenerations.Twice.class,
            twice -> assertThat(List.of(twice.first(), twice.second())).containsExactly(2L, 4L));
    assertThat(all(WorkListWish.everything(Order.WORTH), 100)).hasSize(5);
  }

  @Test
  void load_whileALineIsBroughtUpToDate_takesItOver() {
    List<SweptAccount> swept = some(20, SEED);
    load(swept);
    WorkListGenerations load = WorkListGenerations.begin(store, EHR, TODAY);
    load.add(swept);
    SweptAccount fresh = some(20, SEED + 1).get(3);
    rows.refresh(EHR, told(fresh, "fresh"));
    rows.remove(EHR, swept.get(7).account());
    load.stand(AT, TODAY, 0);
    assertThat(rows.find(EHR, fresh.account()).map(WorkListRow::told)).contains("fresh");
    assertThat(rows.find(EHR, swept.get(7).account())).isEmpty();
  }

  @Test
  void load_ofASweepAfterALineWasBroughtUpToDate_knowsMoreOfIt() {
    List<SweptAccount> swept = some(20, SEED);
    load(swept);
    rows.refresh(EHR, told(swept.get(3), "seen"));
    WorkListGenerations load = WorkListGenerations.begin(store, EHR, TODAY);
    load.add(swept);
    load.stand(Instant.parse("2100-01-01T00:00:00Z"), TODAY, 0);
    assertThat(rows.find(EHR, swept.get(3).account()).map(WorkListRow::told)).contains("told 3");
  }

  private static SweptAccount told(SweptAccount one, String told) {
    return new SweptAccount(
        one.account(),
        one.patient(),
        one.name(),
        one.recordNumber(),
        one.restricted(),
        one.visits(),
        one.state(),
        one.category(),
        one.payer(),
        one.amount(),
        one.score(),
        one.opened(),
        one.deadline(),
        one.followUp(),
        one.answerDue(),
        told);
  }

  @Test
  void export_ofAPatient_holdsLinesAndWhatIsToldOfThem() {
    load(some(6, SEED));
    assertThat(
            new PatientRows(store)
                .of(EHR, Set.of("x"), SomeAccounts.patient(0))
                .get("swept_account"))
        .extracting(row -> row.get("told"))
        .containsExactly("told 0", "told 1", "told 2");
    assertThat(
            new PatientRows(store)
                .of("e2", Set.of("x"), SomeAccounts.patient(0))
                .get("swept_account"))
        .isEmpty();
  }

  @Test
  void sweep_ofAnotherEhr_isAnotherList() {
    load(some(5, SEED));
    assertThat(rows.sweep("e2")).isEmpty();
    assertThat(rows.find("e2", SomeAccounts.account(1))).isEmpty();
    assertThat(rows.find(EHR, SomeAccounts.account(1))).isPresent();
  }
}
