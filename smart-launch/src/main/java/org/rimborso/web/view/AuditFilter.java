package org.rimborso.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditQuery;
import org.rimborso.chart.Reference;

/**
 * What an administrator searches the trail for, as it was typed.
 *
 * @param patient an id, or a reference such as {@code Patient/p1}
 * @param from the first day, at the site
 * @param to the last day, at the site
 * @param before the number of the row that the page comes after
 */
public record AuditFilter(
    String patient, String user, String action, String from, String to, long before) {
  private static final int LONGEST = 500;
  private static final String NUMBER = "[0-9]{1,18}";

  /** As the address says it. */
  public static AuditFilter of(Map<String, String> query) {
    String before = text(query, "before");
    return new AuditFilter(
        text(query, "patient"),
        text(query, "user"),
        text(query, "action"),
        text(query, "from"),
        text(query, "to"),
        before.matches(NUMBER) ? Long.parseLong(before) : Long.MAX_VALUE);
  }

  private static String text(Map<String, String> query, String name) {
    String text = query.getOrDefault(name, "").strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  /** The query; empty where something typed is no reference, no day or no action. */
  public Optional<AuditQuery> query(ZoneId zone) {
    try {
      return Optional.of(
          new AuditQuery(
              typed(patient).map(AuditFilter::reference),
              typed(user),
              typed(action).map(AuditFilter::known),
              typed(from).map(day -> start(LocalDate.parse(day), zone)),
              typed(to).map(day -> start(LocalDate.parse(day).plusDays(1), zone))));
    } catch (IllegalArgumentException | DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<String> typed(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static String reference(String text) {
    String whole = text.contains("/") ? text : "Patient/" + text;
    return Reference.parse(whole)
        .map(Reference::toString)
        .orElseThrow(() -> new IllegalArgumentException("no reference"));
  }

  private static Action known(String code) {
    return Arrays.stream(Action.values())
        .filter(action -> code(action).equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no action"));
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** How an action is called in addresses and bundles. */
  static String code(Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The address of the rows after row {@code last}. */
  String after(long last) {
    return "?patient="
        + encoded(patient)
        + "&user="
        + encoded(user)
        + "&action="
        + encoded(action)
        + "&from="
        + encoded(from)
        + "&to="
        + encoded(to)
        + "&before="
        + last;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
