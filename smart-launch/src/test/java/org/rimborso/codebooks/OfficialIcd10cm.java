package org.rimborso.codebooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the official ICD-10-CM editions say, read from the optional reference folder. */
final class OfficialIcd10cm {
  private static final String HISTORY = "icd10cm/icd10cm_history_FY2016_2027.tsv.gz";
  private static final String CONVERSION = "icd10cm/icd10cm_conversion_FY2026.tsv";
  private static final int NEWEST = 2027;

  /** Larger numbers in the column of effective years are days since the end of 1899. */
  private static final int GREATEST_YEAR = 9999;

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private OfficialIcd10cm() {}

  /** One code with one flag during one span of days. */
  record Fact(
      String code,
      boolean billable,
      LocalDate first,
      Optional<LocalDate> last,
      String description) {
    boolean inForce(LocalDate day) {
      return !day.isBefore(first) && last.map(end -> !day.isAfter(end)).orElse(true);
    }

    String codeFlagAndDays() {
      return String.join(
          " ",
          code,
          billable ? "billable" : "header",
          first.toString(),
          last.map(LocalDate::toString).orElse("open"));
    }
  }

  /** Every code of the fiscal years 2016 to 2027. */
  static List<Fact> facts() throws IOException {
    Map<String, LocalDate> early = startsInMidYear();
    try (BufferedReader in = SharedCodeSets.open(HISTORY)) {
      return in.lines().skip(1).map(line -> fact(line.split("\t", -1), early)).toList();
    }
  }

  private static Fact fact(String[] cells, Map<String, LocalDate> early) {
    LocalDate first = LocalDate.of(Integer.parseInt(cells[2]) - 1, 10, 1);
    int lastYear = Integer.parseInt(cells[3]);
    return new Fact(
        cells[0],
        cells[1].equals("1"),
        early.getOrDefault(cells[0], first),
        lastYear == NEWEST ? Optional.empty() : Optional.of(LocalDate.of(lastYear, 9, 30)),
        cells[4]);
  }

  /**
   * Codes that started with an April or January edition, by the conversion table; the history knows
   * only the next fiscal year. A category that is new with such a code started with it.
   */
  private static Map<String, LocalDate> startsInMidYear() throws IOException {
    Map<String, LocalDate> early = new HashMap<>();
    try (BufferedReader in = SharedCodeSets.open(CONVERSION)) {
      in.lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .filter(cells -> cells[1].matches("\\d{5}"))
          .filter(cells -> Integer.parseInt(cells[1]) > GREATEST_YEAR)
          .forEach(
              cells ->
                  early.put(
                      cells[0].replace(".", ""), DAY_ZERO.plusDays(Long.parseLong(cells[1]))));
    }
    early.put("U07", LocalDate.of(2020, 4, 1));
    return early;
  }
}
