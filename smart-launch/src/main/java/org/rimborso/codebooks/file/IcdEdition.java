package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An edition of ICD-10: of a fiscal year, which starts on 1 October of the year before, or of
 * January or April, which amends it from the first of that month on.
 */
record IcdEdition(String label, LocalDate from, LocalDate to) {
  private static final Pattern YEAR =
      Pattern.compile("fy[ _-]?(?:20)?([0-9]{2})(?![0-9])|(?<![0-9])20([0-9]{2})(?![0-9])");
  private static final Pattern JANUARY = Pattern.compile("(?<![a-z])jan(?:uary)?(?![a-z])");
  private static final Pattern APRIL = Pattern.compile("(?<![a-z])apr(?:il)?(?![a-z])");

  static IcdEdition fiscalYear(int year) {
    return new IcdEdition(
        "FY" + year,
        LocalDate.of(year - 1, Month.OCTOBER, 1),
        LocalDate.of(year, Month.SEPTEMBER, 30));
  }

  static IcdEdition april(int year) {
    return amended("April ", year, Month.APRIL);
  }

  /** As in 2021, when codes for the pandemic could not wait for April. */
  private static IcdEdition january(int year) {
    return amended("January ", year, Month.JANUARY);
  }

  private static IcdEdition amended(String month, int year, Month first) {
    return new IcdEdition(
        month + year, LocalDate.of(year, first, 1), LocalDate.of(year, Month.SEPTEMBER, 30));
  }

  /**
   * The edition that a person named, else the entry's name or its archive's.
   *
   * @throws Broken if none names a year; it says how to give one
   */
  static IcdEdition of(Source source) throws Broken {
    Optional<IcdEdition> named = named(source);
    if (named.isEmpty()) {
      throw unnamed();
    }
    return named.get();
  }

  static Broken unnamed() {
    return new Broken(
        "does not say which year it is for, and neither does its name: give it with --edition,"
            + " such as FY2026 or \"April 2025\"");
  }

  /** The edition that a person names, else the entry's name or its archive's; empty for none. */
  static Optional<IcdEdition> named(Source source) throws Broken {
    if (source.hints().edition().isPresent()) {
      String given = source.hints().edition().get();
      Optional<IcdEdition> edition = in(given);
      if (edition.isEmpty()) {
        throw new Broken(
            "the edition \""
                + Entry.plain(given)
                + "\" is none of ICD-10: give it such as FY2026 or \"April 2025\"");
      }
      return edition;
    }
    return inNames(source.entry().names());
  }

  /**
   * The innermost name with a year tells it. Archives of January and April hold entries that name
   * the year alone, so that the archive's name is needed for the month.
   */
  private static Optional<IcdEdition> inNames(List<String> names) {
    Optional<IcdEdition> inner = names.stream().flatMap(name -> in(name).stream()).findFirst();
    return inner.flatMap(
        edition ->
            names.stream()
                .flatMap(name -> in(name).stream())
                .filter(other -> other.to().equals(edition.to()))
                .max((one, other) -> one.from().compareTo(other.from())));
  }

  /** The edition that {@code text} names, such as {@code icd10cm-order-April-2025.txt}. */
  static Optional<IcdEdition> in(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    Matcher year = YEAR.matcher(name);
    if (!year.find()) {
      return Optional.empty();
    }
    String digits = year.group(1) == null ? year.group(2) : year.group(1);
    int number = 2000 + Integer.parseInt(digits);
    if (APRIL.matcher(name).find()) {
      return Optional.of(april(number));
    }
    return Optional.of(JANUARY.matcher(name).find() ? january(number) : fiscalYear(number));
  }
}
