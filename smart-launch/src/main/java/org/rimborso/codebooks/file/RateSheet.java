package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rimborso.chart.Money;
import org.rimborso.payer.RateTable;
import org.rimborso.payer.RateTable.Row;
import org.rimborso.payer.Rates;

/**
 * The rates of a contract, a text with commas or tabs between its columns and their names in the
 * first line: code, from, amount and currency, and where they are of use modifiers, place, to and
 * source.
 */
public final class RateSheet {
  private static final List<String> COLUMNS =
      List.of("code", "modifiers", "place", "from", "to", "amount", "currency", "source");
  private static final List<String> REQUIRED = List.of("code", "from", "amount", "currency");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.-]{2,20}");
  private static final Pattern PLACE = Pattern.compile("[0-9]{2}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
  private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");
  private static final String DAY = "a day such as 2026-01-01";

  /**
   * Reads and checks {@code in}, and closes it.
   *
   * @param name of the table; tells where a rate stands written that does not say so itself
   * @throws Fault with the line and the column that are wrong, and what was expected
   * @throws IOException where it is no such text at all
   */
  public static RateTable read(String name, InputStream in) throws IOException, Fault {
    return new RateSheet(name).table(HeadedText.of(in));
  }

  private RateTable table(HeadedText text) throws Fault {
    checkHeading(text.columns());
    Map<List<Object>, List<Read>> alike = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (HeadedText.DataRow line : text.lines()) {
      Row row = row(line);
      List<Read> others =
          alike.computeIfAbsent(
              List.of(row.code(), row.modifiers(), row.place()), unused -> new ArrayList<>(1));
      for (Read other : others) {
        checkAgainst(line, row, other);
      }
      others.add(new Read(line.number(), row));
      rows.add(row);
    }
    return new RateTable(rows);
  }

  private final String name;

  private RateSheet(String name) {
    this.name = name;
  }

  /** A cell that cannot be what it should be. */
  public static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;
    private final long line;
    private final String column;

    private Fault(long line, String column, String expected) {
      super(expected);
      this.line = line;
      this.column = column;
    }

    /** The line, the heading's is 1. */
    public long line() {
      return line;
    }

    public String column() {
      return column;
    }
  }

  /** A row and where it stands. */
  private record Read(long line, Row row) {}

  private static void checkHeading(List<String> columns) throws Fault {
    for (String column : columns) {
      if (!COLUMNS.contains(column) || columns.indexOf(column) != columns.lastIndexOf(column)) {
        throw wrong(1, column, "the columns " + String.join(", ", COLUMNS) + ", each at most once");
      }
    }
    for (String column : REQUIRED) {
      if (!columns.contains(column)) {
        throw wrong(1, column, "this column, which is missing");
      }
    }
  }

  private Row row(HeadedText.DataRow line) throws Fault {
    LocalDate from = cell(line, "from", DAY, LocalDate::parse);
    return new Row(
        cell(line, "code", "a code", text -> matching(CODE, text)),
        modifiers(line),
        optional(line, "place", "two digits", text -> matching(PLACE, text)),
        from,
        optional(line, "to", DAY + ", not before the first", text -> notBefore(from, text)),
        new Rates.Rate(
            new Money(
                cell(
                    line,
                    "amount",
                    "an amount such as 92.40",
                    text -> new BigDecimal(matching(AMOUNT, text))),
                cell(
                    line,
                    "currency",
                    "a currency such as USD",
                    text -> Currency.getInstance(text).getCurrencyCode())),
            line.cell("source")
                .filter(text -> !text.isEmpty())
                .orElse(name + ", line " + line.number())));
  }

  private static Set<String> modifiers(HeadedText.DataRow line) throws Fault {
    return optional(
            line,
            "modifiers",
            "modifiers of two letters or digits with spaces between them",
            text ->
                Arrays.stream(text.split(" +", -1))
                    .map(one -> matching(MODIFIER, one.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static LocalDate notBefore(LocalDate from, String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.isBefore(from)) {
      throw new IllegalArgumentException(text);
    }
    return day;
  }

  /** Of two amounts for the same on one day nobody could tell which is agreed. */
  private static void checkAgainst(HeadedText.DataRow line, Row row, Read other) throws Fault {
    boolean overlap = isInTime(row, other.row()) && isInTime(other.row(), row);
    boolean same = row.rate().unit().equals(other.row().rate().unit());
    if (overlap && !same) {
      throw wrong(
          line.number(), "amount", "the amount of line " + other.line() + ", or days beside it");
    }
  }

  private static boolean isInTime(Row row, Row other) {
    return row.to().map(last -> !other.from().isAfter(last)).orElse(true);
  }

  private static <T> T cell(
      HeadedText.DataRow line, String column, String expected, Function<String, T> reader)
      throws Fault {
    return optional(line, column, expected, reader)
        .orElseThrow(() -> wrong(line.number(), column, expected + ", which is missing"));
  }

  private static <T> Optional<T> optional(
      HeadedText.DataRow line, String column, String expected, Function<String, T> reader)
      throws Fault {
    Optional<String> text = line.cell(column).filter(cell -> !cell.isEmpty());
    try {
      return text.map(reader);
    } catch (IllegalArgumentException | DateTimeException impossible) {
      throw wrong(line.number(), column, expected + ", not '" + text.orElse("") + "'");
    }
  }

  private static Fault wrong(long line, String column, String expected) {
    return new Fault(line, column, expected);
  }
}
