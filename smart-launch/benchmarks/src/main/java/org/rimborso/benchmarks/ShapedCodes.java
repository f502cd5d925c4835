package org.rimborso.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.rimborso.codes.CodeEdition;
import org.rimborso.codes.CodeRelations;

/**
 * Invented codes in the shape and number of ICD-10-CM: some 1,900 categories, 98,000 rows of three
 * to seven characters, twelve yearly editions that differ in a few hundred rows. Seeded.
 */
final class ShapedCodes {
  static final int FIRST_YEAR = 2016;
  static final int LAST_YEAR = 2027;
  private static final int ROWS = 98_000;

  private final List<Code> codes = new ArrayList<>(ROWS + 1_000);
  private final Random random;

  /** One code and the fiscal years that have it. */
  record Code(String bare, boolean billable, int firstYear, int lastYear) {}

  ShapedCodes(long seed) {
    random = new Random(seed);
    for (char letter = 'A'; codes.size() < ROWS; letter++) {
      for (int number = 0; number < 74; number++) {
        below(letter + String.format("%02d", number), 3);
      }
    }
  }

  /** Adds a code and those below it; deeper levels branch so that the total comes out right. */
  private void below(String code, int length) {
    boolean leaf = length == 7 || length > 3 && random.nextInt(100) < 35;
    int firstYear = random.nextInt(100) < 4 ? 2017 + random.nextInt(10) : FIRST_YEAR;
    int lastYear = random.nextInt(100) < 2 ? firstYear + random.nextInt(3) : LAST_YEAR;
    codes.add(new Code(code, leaf, firstYear, Math.min(lastYear, LAST_YEAR)));
    if (!leaf) {
      int children = length == 6 ? 3 : 2 + random.nextInt(length == 3 ? 8 : 3);
      for (int i = 0; i < children; i++) {
        below(code + (length == 6 ? "ADS".charAt(i) : (char) ('0' + i)), length + 1);
      }
    }
  }

  List<Code> codes() {
    return List.copyOf(codes);
  }

  /** The edition of a fiscal year. */
  CodeEdition edition(int year) {
    CodeEdition.Builder edition =
        CodeEdition.builder("FY" + year, LocalDate.of(year - 1, 10, 1), LocalDate.of(year, 9, 30));
    for (Code code : codes) {
      if (code.firstYear() <= year && year <= code.lastYear()) {
        edition.add(code.bare(), code.billable(), Optional.empty(), Optional.empty());
      }
    }
    return edition.build();
  }

  List<CodeEdition> editions() {
    List<CodeEdition> editions = new ArrayList<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      editions.add(edition(year));
    }
    return editions;
  }

  /** Pairs of five-character codes in the number of an NCCI table. */
  static CodeRelations pairs(int count, long seed) {
    Random random = new Random(seed);
    CodeRelations.Builder pairs = new CodeRelations.Builder();
    for (int i = 0; i < count; i++) {
      String column1 = String.valueOf(10_000 + i / (count / 12_000 + 1));
      String column2 = String.valueOf(10_000 + random.nextInt(13_000));
      LocalDate first = LocalDate.of(1996 + random.nextInt(30), 1 + 3 * random.nextInt(4), 1);
      Optional<LocalDate> last =
          random.nextInt(3) == 0 ? Optional.of(first.plusMonths(9)) : Optional.empty();
      pairs.add(column1, column2, "modifier " + random.nextInt(3), first, last);
    }
    return pairs.build();
  }
}
