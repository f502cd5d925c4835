package org.rimborso.corpus.plant;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.corpus.chart.Dice;

/** Facts of the ICD-10-CM table that ships. */
final class Tables {
  private static final List<CodeTable.Row> ROWS =
      StarterSet.rows().getOrDefault(CodeSystem.ICD10CM, List.of());
  private static final TreeSet<String> CODES =
      new TreeSet<>(ROWS.stream().map(r -> r.code()).toList());
  private static final String ENDS = "0123456789";

  private Tables() {}

  /** A code of a listed category that no edition ever had. */
  static String unknown(Dice dice) {
    for (int i = 0; i < 1000; i++) {
      String like = dice.of(ROWS).code();
      String stem = like.length() == 3 ? like : like.substring(0, like.length() - 1);
      String code = stem + ENDS.charAt(dice.between(0, 9));
      String after = CODES.ceiling(code);
      if (after == null || !after.startsWith(code)) {
        return dotted(code);
      }
    }
    throw new IllegalStateException("every code is taken");
  }

  /** A code that has codes below it on {@code day}. */
  static String header(Dice dice, LocalDate day) {
    return dotted(
        dice.of(ROWS.stream().filter(row -> isIn(row, day) && !row.billable()).toList()).code());
  }

  /** A code that other years have, not {@code day}. */
  static String ofAnotherYear(Dice dice, LocalDate day) {
    return dotted(
        dice.of(
                ROWS.stream()
                    .filter(row -> ROWS.stream().noneMatch(r -> isSame(r, row) && isIn(r, day)))
                    .toList())
            .code());
  }

  private static boolean isSame(CodeTable.Row one, CodeTable.Row other) {
    return one.code().equals(other.code());
  }

  private static boolean isIn(CodeTable.Row row, LocalDate day) {
    return !day.isBefore(row.first()) && row.last().map(end -> !day.isAfter(end)).orElse(true);
  }

  private static String dotted(String bare) {
    return bare.length() == 3 ? bare : bare.substring(0, 3) + "." + bare.substring(3);
  }
}
