package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Editions of ICD-9-CM go by the version of the Medicare grouper: version 32, the last, is that of
 * fiscal years 2014 and 2015, for which the codes were frozen; earlier ones of one year each.
 */
final class NinthEdition {
  private static final Pattern VERSION =
      Pattern.compile("(?<![a-z])(?:cms|v)0?([0-9]{2})(?![0-9])");
  private static final int LAST = 32;

  /** Version 32 is that of fiscal year 2015. */
  private static final int YEAR_OF_VERSION = 1983;

  private NinthEdition() {}

  /**
   * The edition that a person named, else the entry's name or its archive's.
   *
   * @throws Broken if none does; it says how to give one
   */
  static IcdEdition of(Source source) throws Broken {
    List<String> texts = new ArrayList<>();
    source.hints().edition().ifPresent(texts::add);
    if (texts.isEmpty()) {
      texts.addAll(source.entry().names());
    }
    Optional<IcdEdition> edition = texts.stream().flatMap(text -> in(text).stream()).findFirst();
    if (edition.isEmpty()) {
      throw new Broken(
          "does not say which version of ICD-9-CM it is: give it with --edition, such as v32");
    }
    return edition.get();
  }

  private static Optional<IcdEdition> in(String text) {
    Matcher version = VERSION.matcher(text.toLowerCase(Locale.ROOT));
    if (version.find()) {
      return Optional.of(ofVersion(Integer.parseInt(version.group(1))));
    }
    return IcdEdition.in(text)
        .map(year -> year.to().getYear())
        .filter(year -> year <= LAST + YEAR_OF_VERSION)
        .map(year -> ofVersion(year - YEAR_OF_VERSION));
  }

  private static IcdEdition ofVersion(int version) {
    // Version 31 is that of fiscal year 2014, whose codes are those of version 32.
    int number = version == LAST - 1 ? LAST : version;
    int year = number + YEAR_OF_VERSION;
    LocalDate from = LocalDate.of(number == LAST ? year - 2 : year - 1, Month.OCTOBER, 1);
    return new IcdEdition("v" + number, from, LocalDate.of(year, Month.SEPTEMBER, 30));
  }
}
