package org.rimborso.web.view;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.account.Account;
import org.rimborso.account.State;

/**
 * What of the accounts is shown, and in which order; stands in the page's address.
 *
 * @param text words to look for; empty for any
 * @param state a state's code, {@code open} or {@code all}
 * @param work whose they are: {@code mine}, {@code unassigned} or {@code snoozed}; empty for all
 *     that are not put off
 */
public record AccountFilter(
    String text, String state, Order order, boolean descending, String work) {
  public static final AccountFilter DEFAULT = new AccountFilter("", "open", Order.WORTH, false);
  static final List<String> WORK = List.of("", "mine", "unassigned", "snoozed");

  /** Whoever's they are. */
  public AccountFilter(String text, String state, Order order, boolean descending) {
    this(text, state, order, descending, "");
  }

  /** By what the list is sorted. Accounts that lack the figure come last. */
  public enum Order {
    /** Nearest deadline, then largest balance, then oldest. */
    WORTH,
    PAYER,
    SERVICE,
    BALANCE,
    AGE,
    DEADLINE,
    FOLLOWUP;

    /** The word in the address. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The filter that a query names; what is not understood counts as not said. */
  public static AccountFilter of(Map<String, String> query) {
    String text = query.getOrDefault("q", "").strip();
    String state = query.getOrDefault("state", "open");
    Order order =
        Arrays.stream(Order.values())
            .filter(one -> one.code().equals(query.get("sort")))
            .findFirst()
            .orElse(Order.WORTH);
    return new AccountFilter(
        text.length() > 100 ? text.substring(0, 100) : text,
        isState(state) ? state : "open",
        order,
        "desc".equals(query.get("dir")),
        WORK.contains(query.getOrDefault("work", "")) ? query.getOrDefault("work", "") : "");
  }

  /** The query of the same list sorted by {@code by}; a second time turns the order round. */
  public String sortedBy(Order by) {
    boolean down = order == by ? !descending : by == Order.BALANCE || by == Order.AGE;
    return new AccountFilter(text, state, by, down, work).query();
  }

  /** The query of the same list in another state. */
  public String inState(String other) {
    return new AccountFilter(text, other, order, descending, work).query();
  }

  /** The query of the same list of other people's accounts. */
  public String ofWork(String other) {
    return new AccountFilter(text, state, order, descending, other).query();
  }

  /** This filter as a query, with the question mark; empty for the default. */
  public String query() {
    StringBuilder query = new StringBuilder();
    add(query, "q", text, "");
    add(query, "state", state, "open");
    add(query, "sort", order.code(), Order.WORTH.code());
    add(query, "dir", descending ? "desc" : "", "");
    add(query, "work", work, "");
    return query.isEmpty() ? "?" : query.toString();
  }

  boolean takes(Account account, String words) {
    boolean inState =
        state.equals("all")
            || (state.equals("open")
                ? account.state().isOpen()
                : account.state().code().equals(state));
    return inState && words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  Comparator<Account> comparator(Names names) {
    Comparator<Account> by =
        switch (order) {
          case WORTH ->
              last(AccountFilter::deadline, false)
                  .thenComparing(last(AccountFilter::balance, true))
                  .thenComparing(last(AccountFilter::age, true));
          case PAYER -> last(a -> Optional.of(names.payer(a.payer())), descending);
          case SERVICE -> last(a -> a.serviced().start(), descending);
          case BALANCE -> last(AccountFilter::balance, descending);
          case AGE -> last(AccountFilter::age, descending);
          case DEADLINE -> last(AccountFilter::deadline, descending);
          case FOLLOWUP -> last(Account::followUpOn, descending);
        };
    return by.thenComparing(Account::reference);
  }

  static Optional<LocalDate> deadline(Account account) {
    return account.deadlines().stream().map(Account.Deadline::on).min(Comparator.naturalOrder());
  }

  private static Optional<BigDecimal> balance(Account account) {
    return account.balance().payer().map(money -> money.value());
  }

  private static Optional<Long> age(Account account) {
    return account.ageDays().isPresent()
        ? Optional.of(account.ageDays().getAsLong())
        : Optional.empty();
  }

  private static <T extends Comparable<? super T>> Comparator<Account> last(
      Function<Account, Optional<T>> key, boolean descending) {
    Comparator<T> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(
        account -> key.apply(account).orElse(null), Comparator.nullsLast(order));
  }

  private static boolean isState(String text) {
    return text.equals("open")
        || text.equals("all")
        || Arrays.stream(State.values()).anyMatch(state -> state.code().equals(text));
  }

  private static void add(StringBuilder query, String name, String value, String otherwise) {
    if (!value.equals(otherwise)) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
