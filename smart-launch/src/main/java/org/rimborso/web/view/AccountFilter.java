package org.rimborso.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;

/**
 * What of the accounts is shown, and in which order; stands in the page's address.
 *
 * @param text words to look for; empty for any
 * @param state a state's code, {@code open} or {@code all}
 * @param payer a payer as {@link Names} calls it; empty for any
 * @param age a bucket's code; empty for any
 * @param denial a denial category's code; empty for any
 * @param work whose they are: {@code mine}, {@code unassigned} or {@code snoozed}; empty for all
 *     that are not put off
 */
public record AccountFilter(
    String text,
    String state,
    String payer,
    String age,
    String denial,
    Order order,
    boolean descending,
    String work) {
  static final List<String> WORK = List.of("", "mine", "unassigned", "snoozed");

  private static final String OPEN = "open";
  private static final String ALL = "all";
  private static final int LONGEST = 100;

  public static final AccountFilter DEFAULT =
      new AccountFilter("", OPEN, "", "", "", Order.WORTH, false, "");

  /** By what the list is sorted. Accounts that lack the figure come last. */
  public enum Order {
    /** Largest worth, then nearest deadline, then largest balance, then oldest. */
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
    String state = query.getOrDefault("state", OPEN);
    String age = query.getOrDefault("age", "");
    String denial = query.getOrDefault("denial", "");
    Order order =
        Arrays.stream(Order.values())
            .filter(one -> one.code().equals(query.get("sort")))
            .findFirst()
            .orElse(Order.WORTH);
    return new AccountFilter(
        typed(query, "q"),
        isState(state) ? state : OPEN,
        typed(query, "payer"),
        Arrays.stream(Bucket.values()).anyMatch(one -> one.code().equals(age)) ? age : "",
        Arrays.stream(DenialCategory.values()).anyMatch(one -> one.code().equals(denial))
            ? denial
            : "",
        order,
        "desc".equals(query.get("dir")),
        WORK.contains(query.getOrDefault("work", "")) ? query.getOrDefault("work", "") : "");
  }

  private static String typed(Map<String, String> query, String name) {
    String text = query.getOrDefault(name, "").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** The query of the same list sorted by {@code by}; a second time turns the order round. */
  public String sortedBy(Order by) {
    boolean down = order == by ? !descending : by == Order.BALANCE || by == Order.AGE;
    return new AccountFilter(text, state, payer, age, denial, by, down, work).query();
  }

  /** The query of the same list with any text. */
  public String withoutText() {
    return new AccountFilter("", state, payer, age, denial, order, descending, work).query();
  }

  /** The query of the same list in another state. */
  public String inState(String other) {
    return new AccountFilter(text, other, payer, age, denial, order, descending, work).query();
  }

  /** The query of the same list of other people's accounts. */
  public String ofWork(String other) {
    return new AccountFilter(text, state, payer, age, denial, order, descending, other).query();
  }

  /** The query of the same list for another payer; empty for any. */
  public String ofPayer(String other) {
    return new AccountFilter(text, state, other, age, denial, order, descending, work).query();
  }

  /** The query of the same list at another age; empty for any. */
  public String ofAge(String other) {
    return new AccountFilter(text, state, payer, other, denial, order, descending, work).query();
  }

  /** The query of the same list with another kind of denial; empty for any, and for none. */
  public String ofDenial(String other) {
    return new AccountFilter(text, state, payer, age, other, order, descending, work).query();
  }

  /** The query of every account, in the same order. */
  public String everything() {
    return new AccountFilter("", ALL, "", "", "", order, descending, work).query();
  }

  /** This filter as a query, with the question mark; a bare one for the default. */
  public String query() {
    StringBuilder query = new StringBuilder();
    add(query, "q", text, "");
    add(query, "state", state, OPEN);
    add(query, "payer", payer, "");
    add(query, "age", age, "");
    add(query, "denial", denial, "");
    add(query, "sort", order.code(), Order.WORTH.code());
    add(query, "dir", descending ? "desc" : "", "");
    add(query, "work", work, "");
    return query.isEmpty() ? "?" : query.toString();
  }

  /**
   * Whether the account is shown.
   *
   * @param words what of it is searched
   * @param payerKey how its payer is called in addresses
   */
  boolean takes(Account account, String words, String payerKey) {
    return isInState(account)
        && (payer.isEmpty() || payer.equals(payerKey))
        && (age.isEmpty() || account.bucket().map(Bucket::code).filter(age::equals).isPresent())
        && (denial.isEmpty() || category(account).filter(denial::equals).isPresent())
        && words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  /** What kind of denial the account has. */
  static Optional<String> category(Account account) {
    return account.denial().map(one -> one.category().code());
  }

  private boolean isInState(Account account) {
    return switch (state) {
      case ALL -> true;
      case OPEN -> account.state().isOpen();
      default -> account.state().code().equals(state);
    };
  }

  private static boolean isState(String text) {
    return text.equals(OPEN)
        || text.equals(ALL)
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
