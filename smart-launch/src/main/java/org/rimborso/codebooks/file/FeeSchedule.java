package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;

/**
 * The relative value file of the Medicare physician fee schedule, of which global periods are kept:
 * the code, as target the modifier (26, TC, 53) if the row is of one; the attribute is {@code
 * global} with the days (000, 010, 090) or the letters (MMM, XXX, YYY, ZZZ), and {@code status}
 * with the status code; parted by a bar. A release counts from its quarter to the end of the year,
 * for the next one takes its place.
 */
final class FeeSchedule implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("code", "hcpcs", "hcpcs code", "hcpcs cpt code"),
          Column.telling("modifier", "mod", "modifier"),
          // In the publisher's text files the heading runs over several lines: "GLOB" above "DAYS".
          Column.telling("global", "glob days", "global days", "global period", "days"),
          Column.required("status", "status code", "status", "code"));

  private static final Pattern GLOBAL = Pattern.compile("\\d{1,3}|[A-Z]{3}");

  /** {@code PPRRVU24_JAN} and {@code RVU26C}: two digits of the year, the quarter or its month. */
  private static final Pattern RELEASE =
      Pattern.compile("RVU(\\d{2})[ _-]?(?:([A-D])(?![A-Z])|(JAN|APR|JUL|OCT))");

  @Override
  public String label() {
    return "relative values of the Medicare physician fee schedule";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.FEE_SCHEDULE);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) throws Broken {
    Period release = origin.needed(FeeSchedule::release, "2026 Q1");
    return new RelationTable(Book.FEE_SCHEDULE, release, "rows", FeeSchedule::global);
  }

  private static Optional<Period> release(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    Matcher release = RELEASE.matcher(upper);
    Optional<Period> named =
        release.find()
            ? Period.quarterIn("20" + release.group(1) + " " + quarter(release))
            : Period.quarterIn(upper);
    return named
        .map(quarter -> new Period(quarter.label(), quarter.from(), yearEnd(quarter)))
        .or(() -> Period.yearIn(upper));
  }

  private static String quarter(Matcher release) {
    return release.group(2) == null
        ? release.group(3)
        : "Q" + (release.group(2).charAt(0) - 'A' + 1);
  }

  private static LocalDate yearEnd(Period quarter) {
    return LocalDate.of(quarter.from().getYear(), 12, 31);
  }

  private static void global(Cells cells, RelationTable into) throws Broken {
    String global = cells.text("global").toUpperCase(Locale.ROOT);
    if (!global.isEmpty() && !GLOBAL.matcher(global).matches()) {
      throw cells.broken("global", "holds no global period: " + global);
    }
    // Spreadsheets drop leading zeros.
    String days =
        global.isEmpty() || global.length() == 3
            ? global
            : "0".repeat(3 - global.length()) + global;
    into.add(
        cells.procedure("code"),
        cells.text("modifier").toUpperCase(Locale.ROOT),
        Cells.joined(
            Cells.labelled("global", days),
            Cells.labelled("status", cells.text("status").toUpperCase(Locale.ROOT))));
  }
}
