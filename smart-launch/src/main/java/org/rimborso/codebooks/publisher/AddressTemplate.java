package org.rimborso.codebooks.publisher;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a file that a publisher issues again and again, with a placeholder for what tells
 * one edition from the next: {@code {fiscalYear}} (edition of 1 October), {@code {aprilYear}}
 * (edition of 1 April), {@code {year}}, alone or with {@code {quarter}} (1 to 4) or {@code {month}}
 * (the quarter's first month, such as {@code january}). Without any it is one file for ever.
 */
public final class AddressTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
  private static final int QUARTER = 3;

  /** How often the publisher issues. */
  private enum Rhythm {
    ONCE,
    FISCAL_YEAR,
    APRIL,
    YEAR,
    QUARTER
  }

  /**
   * One edition's file.
   *
   * @param label the edition as the address names it, such as {@code FY2027}; empty for a file
   *     without editions
   * @param from its first day
   */
  public record Address(URI uri, String label, LocalDate from) {}

  private final String text;
  private final Rhythm rhythm;

  /**
   * Checks the text by filling it once.
   *
   * @throws IllegalArgumentException if it has placeholders that are unknown or do not go together,
   *     or is no address
   */
  public AddressTemplate(String text) {
    this.text = text;
    this.rhythm = rhythm(placeholders(text));
    address(LocalDate.EPOCH);
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    Matcher each = PLACEHOLDER.matcher(text);
    while (each.find()) {
      found.add(each.group(1));
    }
    return found;
  }

  private static Rhythm rhythm(Set<String> placeholders) {
    if (placeholders.isEmpty()) {
      return Rhythm.ONCE;
    }
    if (placeholders.equals(Set.of("fiscalYear"))) {
      return Rhythm.FISCAL_YEAR;
    }
    if (placeholders.equals(Set.of("aprilYear"))) {
      return Rhythm.APRIL;
    }
    if (placeholders.equals(Set.of("year"))) {
      return Rhythm.YEAR;
    }
    if (placeholders.contains("year")
        && Set.of("year", "quarter", "month").containsAll(placeholders)) {
      return Rhythm.QUARTER;
    }
    throw new IllegalArgumentException("placeholders that do not go together: " + placeholders);
  }

  /**
   * The files there should be on {@code today}, the oldest edition first, the coming one last.
   *
   * @param since the first year whose editions are wanted; empty: the one in force
   */
  public List<Address> addresses(LocalDate today, OptionalInt since) {
    LocalDate day = inForce(today);
    if (rhythm == Rhythm.ONCE) {
      return List.of(address(day));
    }
    LocalDate next = day.plusMonths(months());
    List<Address> all = new ArrayList<>();
    LocalDate first = day;
    while (since.isPresent() && year(first.minusMonths(months())) >= since.getAsInt()) {
      first = first.minusMonths(months());
    }
    for (LocalDate each = first; !each.isAfter(next); each = each.plusMonths(months())) {
      all.add(address(each));
    }
    return all;
  }

  /** The first day of the edition in force on {@code today}. */
  private LocalDate inForce(LocalDate today) {
    LocalDate first =
        switch (rhythm) {
          case ONCE -> LocalDate.EPOCH;
          case FISCAL_YEAR -> LocalDate.of(today.getYear(), 10, 1);
          case APRIL -> LocalDate.of(today.getYear(), 4, 1);
          case YEAR -> LocalDate.of(today.getYear(), 1, 1);
          case QUARTER ->
              LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / QUARTER * QUARTER + 1, 1);
        };
    return first.isAfter(today) ? first.minusYears(1) : first;
  }

  private int months() {
    return rhythm == Rhythm.QUARTER ? QUARTER : 12;
  }

  /** The year by which the edition that begins on {@code from} goes. */
  private int year(LocalDate from) {
    return rhythm == Rhythm.FISCAL_YEAR ? from.getYear() + 1 : from.getYear();
  }

  private Address address(LocalDate from) {
    int quarter = (from.getMonthValue() - 1) / QUARTER + 1;
    String year = Integer.toString(year(from));
    String filled =
        text.replace("{fiscalYear}", year)
            .replace("{aprilYear}", year)
            .replace("{year}", year)
            .replace("{quarter}", Integer.toString(quarter))
            .replace(
                "{month}",
                from.getMonth()
                    .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    .toLowerCase(Locale.ROOT));
    String label =
        switch (rhythm) {
          case ONCE -> "";
          case FISCAL_YEAR -> "FY" + year;
          case APRIL -> "April " + year;
          case YEAR -> year;
          case QUARTER -> year + " Q" + quarter;
        };
    return new Address(URI.create(filled), label, from);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
