package org.rimborso.web.view;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WorkListBook;
import org.rimborso.store.Queue;
import org.rimborso.store.WorkListCount;
import org.rimborso.store.WorkListWish;
import org.rimborso.store.WorkRow;

/** Builds the page of the work list. */
public final class FacilityListViews {
  private final WorkListFilter filter;
  private final Reader reader;
  private final Words words;

  /**
   * Who reads it.
   *
   * @param site what the filter means there
   * @param people to whom accounts may be given; empty for who may change nothing
   * @param token of the form
   */
  public record Reader(
      WorkListFilter.Site site, List<WorkRow.Assignee> people, String token, ZoneId zone) {
    public Reader {
      people = List.copyOf(people);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Reader[" + people.size() + "]";
    }
  }

  public FacilityListViews(WorkListFilter filter, Reader reader, Words words) {
    this.filter = filter;
    this.reader = reader;
    this.words = words;
  }

  /** The page where no sweep was loaded. */
  public FacilityListView empty() {
    return new FacilityListView(
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        filter,
        choices(List.of()),
        Optional.empty(),
        new FacilityListView.BulkForm(List.of(), "", "", ""),
        words.showsAmounts());
  }

  /** The page. */
  public FacilityListView view(
      WorkListBook.Overview overview, WorkListBook.Lines lines, FacilityListRows rows) {
    Optional<Set<String>> whose = filter.assignees(reader.site());
    List<WorkListCount> counts =
        overview.counts().stream()
            .filter(one -> whose.isEmpty() || whose.get().contains(one.assignee()))
            .toList();
    return new FacilityListView(
        Optional.of(sweep(overview)),
        remarks(overview),
        queues(counts, rows),
        lines.lines().stream().map(line -> rows.row(line, filter.queue().isEmpty())).toList(),
        filter,
        choices(overview.payers()),
        lines.next().map(Reference::toString).map(filter::behind),
        new FacilityListView.BulkForm(
            WorkView.choices(reader.people(), "", words),
            reader.token(),
            reader.site().today().toString(),
            reader.site().today().plusDays(1).toString()),
        words.showsAmounts());
  }

  private FacilityListView.Sweep sweep(WorkListBook.Overview overview) {
    return new FacilityListView.Sweep(
        words.say(
            "worklist.as-of",
            words.day(overview.sweep().swept().atZone(reader.zone()).toLocalDate()),
            words.time(overview.sweep().swept(), reader.zone()),
            words.day(overview.sweep().asOf())),
        words.say("worklist.not-checked", overview.sweep().notChecked()),
        overview.sweep().notChecked() == 0);
  }

  private List<String> remarks(WorkListBook.Overview overview) {
    List<String> remarks = new ArrayList<>();
    if (overview.limited()) {
      remarks.add(
          words.say(overview.counts().isEmpty() ? "worklist.nothing-yours" : "worklist.limited"));
    }
    return remarks;
  }

  private List<FacilityListView.QueueRow> queues(
      List<WorkListCount> counts, FacilityListRows rows) {
    List<FacilityListView.QueueRow> queues = new ArrayList<>();
    queues.add(queue(words.say("worklist.all"), "", counts, one -> one.queue() != Queue.SNOOZED));
    for (Queue queue : Queue.values()) {
      if (queue != Queue.SNOOZED) {
        queues.add(queue(rows.queue(queue), queue.code(), counts, one -> one.queue() == queue));
      }
    }
    queues.add(
        queue(
            rows.queue(Queue.SNOOZED),
            Queue.SNOOZED.code(),
            counts,
            one -> one.queue() == Queue.SNOOZED));
    return queues;
  }

  private FacilityListView.QueueRow queue(
      String name, String code, List<WorkListCount> counts, Predicate<WorkListCount> which) {
    long accounts = 0;
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (WorkListCount one : counts) {
      if (which.test(one)) {
        accounts += one.accounts();
        if (!one.currency().isEmpty()) {
          sums.merge(one.currency(), one.total(), BigDecimal::add);
        }
      }
    }
    List<String> shown =
        words.showsAmounts()
            ? sums.entrySet().stream().map(one -> money(one.getValue(), one.getKey())).toList()
            : List.of();
    return new FacilityListView.QueueRow(
        name,
        filter.ofQueue(code),
        words.number(accounts),
        shown,
        filter.queue().equals(code),
        accounts == 0);
  }

  private String money(BigDecimal value, String currency) {
    return words.money(new Money(value.stripTrailingZeros(), currency));
  }

  private FacilityListView.Choices choices(List<String> payers) {
    List<AccountsView.Choice> orders = new ArrayList<>();
    for (WorkListWish.Order order : WorkListWish.Order.values()) {
      if (words.showsAmounts() || !order.tellsAmounts()) {
        orders.add(
            choice(
                order.code(), words.say("worklist.sort." + order.code()), filter.order().code()));
      }
    }
    return new FacilityListView.Choices(
        whose(),
        some("accounts.any-payer", payers, "", filter.payer()),
        some("worklist.any-state", states(), "state.", filter.state()),
        ages(),
        some("accounts.any-denial", denials(), "denial.", filter.denial()),
        late(),
        orders);
  }

  private static List<String> states() {
    return Arrays.stream(State.values()).filter(State::isOpen).map(State::code).toList();
  }

  private static List<String> denials() {
    return Arrays.stream(DenialCategory.values()).map(DenialCategory::code).toList();
  }

  private List<AccountsView.Choice> ages() {
    List<AccountsView.Choice> ages = new ArrayList<>();
    ages.add(choice("", words.say("accounts.any-age"), filter.age()));
    for (Bucket bucket : Bucket.values()) {
      ages.add(
          choice(
              bucket.code(),
              words.say("accounts.days-old", bucket.code().replace('-', '–')),
              filter.age()));
    }
    return ages;
  }

  private List<AccountsView.Choice> whose() {
    List<AccountsView.Choice> whose = new ArrayList<>();
    whose.add(choice("", words.say("work.filter.any"), filter.whose()));
    whose.add(choice(WorkListFilter.MINE, words.say("work.filter.mine"), filter.whose()));
    whose.add(choice(WorkListFilter.NOBODYS, words.say("work.filter.unassigned"), filter.whose()));
    reader
        .site()
        .teams()
        .keySet()
        .forEach(
            name ->
                whose.add(
                    choice(
                        WorkListFilter.TEAM + name,
                        words.say("work.filter.team", name),
                        filter.whose())));
    reader.people().stream()
        .filter(one -> !one.person().equals(Optional.of(reader.site().reader())))
        .forEach(one -> whose.add(choice(one.code(), one.name(), filter.whose())));
    return whose;
  }

  /** Nothing to choose from where the site escalates nothing. */
  private List<AccountsView.Choice> late() {
    return reader.site().escalation().stream()
        .boxed()
        .flatMap(
            days ->
                Stream.of(
                    choice("", words.say("worklist.late.any"), filter.late()),
                    choice(
                        WorkListFilter.ESCALATED,
                        words.say("worklist.late.escalated", days),
                        filter.late())))
        .toList();
  }

  private List<AccountsView.Choice> some(
      String any, List<String> codes, String family, String chosen) {
    List<AccountsView.Choice> choices = new ArrayList<>();
    choices.add(choice("", words.say(any), chosen));
    codes.forEach(
        code ->
            choices.add(choice(code, family.isEmpty() ? code : words.say(family + code), chosen)));
    return choices;
  }

  private static AccountsView.Choice choice(String code, String name, String chosen) {
    return new AccountsView.Choice(code, name, code.equals(chosen));
  }
}
