package org.rimborso.web.view;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.store.NoteRow;
import org.rimborso.store.Queue;
import org.rimborso.store.WorkListWish;
import org.rimborso.store.WorkListWish.Order;
import org.rimborso.store.WorkRow;

/**
 * What of the work list is shown, and in which order; stands in the page's address. What is not
 * understood, or tells amounts to who sees none, counts as not said.
 *
 * @param queue a queue's code; empty for all that are not put off
 * @param from the least open amount, as typed
 * @param whose {@code mine}, {@code nobody}, a team, the code of somebody, or empty for everybody's
 * @param by the last day that a deadline may be on
 * @param late {@code escalated} for those whose follow-up is long overdue, else empty
 */
public record WorkListFilter(
    String queue,
    String text,
    String payer,
    String state,
    String age,
    String denial,
    String from,
    String whose,
    String by,
    String late,
    Order order,
    boolean amounts) {
  static final String MINE = "mine";
  static final String NOBODYS = "nobody";
  static final String TEAM = "team ";
  static final String ESCALATED = "escalated";
  private static final int LONGEST = 200;
  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

  /**
   * What a filter means depends on who reads it, where, and when.
   *
   * @param teams whose accounts are each team's
   * @param escalation how many days after its follow-up date an account is escalated
   */
  public record Site(
      NoteRow.Owner reader,
      LocalDate today,
      Map<String, Set<String>> teams,
      OptionalInt escalation) {
    public Site {
      teams = Collections.unmodifiableMap(new LinkedHashMap<>(teams));
    }
  }

  /** The filter that a query names. */
  public static WorkListFilter of(Map<String, String> query, boolean amounts) {
    String state = typed(query, "state");
    String age = typed(query, "age");
    String denial = typed(query, "denial");
    String from = typed(query, "from");
    String by = typed(query, "by");
    String queue = typed(query, "queue");
    return new WorkListFilter(
        Queue.named(queue).isPresent() ? queue : "",
        typed(query, "q"),
        typed(query, "payer"),
        Arrays.stream(State.values()).anyMatch(one -> one.code().equals(state)) ? state : "",
        Arrays.stream(Bucket.values()).anyMatch(one -> one.code().equals(age)) ? age : "",
        category(denial).isPresent() ? denial : "",
        amounts && amount(from).isPresent() ? from : "",
        typed(query, "whose"),
        day(by).isPresent() ? by : "",
        typed(query, "late").equals(ESCALATED) ? ESCALATED : "",
        order(typed(query, "sort"), amounts),
        amounts);
  }

  private static String typed(Map<String, String> query, String name) {
    String text = query.getOrDefault(name, "").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static Order order(String code, boolean amounts) {
    return Arrays.stream(Order.values())
        .filter(one -> one.code().equals(code) && (amounts || !one.tellsAmounts()))
        .findFirst()
        .orElse(first(amounts));
  }

  private static Order first(boolean amounts) {
    return amounts ? Order.WORTH : Order.DEADLINE;
  }

  private static Optional<DenialCategory> category(String code) {
    return Arrays.stream(DenialCategory.values())
        .filter(one -> one.code().equals(code))
        .findFirst();
  }

  private static Optional<BigDecimal> amount(String text) {
    return text.matches("\\d{1,12}([.,]\\d{1,4})?")
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException bad) {
      return Optional.empty();
    }
  }

  /** The same as the store is asked. */
  public WorkListWish wish(Site site) {
    return new WorkListWish(
        Queue.named(queue),
        text,
        Optional.of(payer).filter(one -> !one.isEmpty()),
        Arrays.stream(State.values()).filter(one -> one.code().equals(state)).findFirst(),
        Optional.of(age).filter(one -> !one.isEmpty()).map(code -> opened(code, site.today())),
        category(denial),
        amount(from),
        assignees(site),
        day(by),
        escalated(site),
        order);
  }

  /** Whose accounts they are, as the store calls them; empty for everybody's. */
  public Optional<Set<String>> assignees(Site site) {
    return switch (whose) {
      case "" -> Optional.empty();
      case NOBODYS -> Optional.of(Set.of(""));
      case MINE -> Optional.of(Set.of(new WorkRow.Assignee(Optional.of(site.reader()), "").code()));
      default -> Optional.of(named(site));
    };
  }

  private Set<String> named(Site site) {
    return whose.startsWith(TEAM)
        ? site.teams().getOrDefault(whose.substring(TEAM.length()), Set.of(whose))
        : Set.of(whose);
  }

  /** An account whose follow-up was due on this day, or before, is escalated. */
  private Optional<LocalDate> escalated(Site site) {
    return late.isEmpty() || site.escalation().isEmpty()
        ? Optional.empty()
        : Optional.of(site.today().minusDays(site.escalation().getAsInt()));
  }

  private static WorkListWish.Between opened(String bucket, LocalDate today) {
    String[] days = bucket.replace("+", "-").split("-", -1);
    int least = Integer.parseInt(days[0]);
    LocalDate last = least == 0 ? LATEST : today.minusDays(least);
    return new WorkListWish.Between(
        days[1].isEmpty() ? EARLIEST : today.minusDays(Integer.parseInt(days[1])), last);
  }

  /** Whether more than a queue, a person and an order was chosen. */
  public boolean isNarrow() {
    return !(text + payer + state + age + denial + from + by + late).isEmpty();
  }

  /** The query of the same list of another queue; empty for all. */
  public String ofQueue(String other) {
    return new WorkListFilter(
            other, text, payer, state, age, denial, from, whose, by, late, order, amounts)
        .query();
  }

  /** The query of the whole queue. */
  public String widened() {
    return new WorkListFilter(queue, "", "", "", "", "", "", whose, "", "", order, amounts).query();
  }

  /** This filter as a query, with the question mark; a bare one for the default. */
  public String query() {
    StringBuilder query = new StringBuilder();
    add(query, "queue", queue);
    add(query, "q", text);
    add(query, "payer", payer);
    add(query, "state", state);
    add(query, "age", age);
    add(query, "denial", denial);
    add(query, "from", from);
    add(query, "whose", whose);
    add(query, "by", by);
    add(query, "late", late);
    add(query, "sort", order == first(amounts) ? "" : order.code());
    return query.isEmpty() ? "?" : query.toString();
  }

  /** The query of the lines behind an account. */
  public String behind(String account) {
    StringBuilder query = new StringBuilder(query().equals("?") ? "" : query());
    add(query, "after", account);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
