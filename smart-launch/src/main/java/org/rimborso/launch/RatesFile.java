package org.rimborso.launch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rimborso.chart.Money;
import org.rimborso.codebooks.file.HeadedText;
import org.rimborso.payer.RateTable;
import org.rimborso.payer.RateTable.Row;
import org.rimborso.payer.Rates;

/**
 * The rates of a contract, a text with commas or tabs between its columns and their names in the
 * first line.
 *
 * @param place the configuration's path that names it
 */
record RatesFile(String place, Path file) {
  private static final List<String> COLUMNS =
      List.of("code", "modifiers", "place", "from", "to", "amount", "currency", "source");
  private static final List<String> REQUIRED = List.of("code", "from", "amount", "currency");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.-]{2,20}");
  private static final Pattern PLACE = Pattern.compile("[0-9]{2}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
  private static final String DAY = "a day such as 2026-01-01";

  /**
   * Reads and checks it.
   *
   * @throws SettingsError with the line and the column that are wrong, and what was expected
   */
  Rates read() {
    HeadedText text = text();
    checkHeading(text.columns());
    Map<List<Object>, List<Read>> alike = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    for (HeadedText.DataRow line : text.lines()) {
      Row row = row(line);
      List<Read> others =
          alike.computeIfAbsent(
              List.of(row.code(), row.modifiers(), row.place()), unused -> new ArrayList<>(1));
      others.forEach(other -> checkAgainst(line, row, other));
      others.add(new Read(line.number(), row));
      rows.add(row);
    }
    return new RateTable(rows);
  }

  /** A row and where it stands. */
  private record Read(long line, Row row) {}

  private HeadedText text() {
    try {
      return HeadedText.of(Files.newInputStream(file));
    } catch (IOException unreadable) {
      throw SettingsError.at(
          place,
          "a text of rates with columns that can be read; "
              + file
              + " cannot ("
              + unreadable.getMessage()
              + ")");
    }
  }

  private void checkHeading(List<String> columns) {
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

  private Row row(HeadedText.DataRow line) {
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
                .orElse(file.getFileName() + ", line " + line.number())));
  }

  private Set<String> modifiers(HeadedText.DataRow line) {
    return optional(
            line,
            "modifiers",
            PayersSection.MODIFIERS + " with spaces between them",
            text ->
                Arrays.stream(text.split(" +", -1))
                    .map(PayersSection::modifier)
                    .collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  private static String matching(Pattern pattern, String text) {
    Values.require(pattern.matcher(text).matches());
    return text;
  }

  private static LocalDate notBefore(LocalDate from, String text) {
    LocalDate day = LocalDate.parse(text);
    Values.require(!day.isBefore(from));
    return day;
  }

  /** Of two amounts for the same on one day nobody could tell which is agreed. */
  private void checkAgainst(HeadedText.DataRow line, Row row, Read other) {
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

  private <T> T cell(
      HeadedText.DataRow line, String column, String expected, Function<String, T> reader) {
    return optional(line, column, expected, reader)
        .orElseThrow(() -> wrong(line.number(), column, expected + ", which is missing"));
  }

  private <T> Optional<T> optional(
      HeadedText.DataRow line, String column, String expected, Function<String, T> reader) {
    Optional<String> text = line.cell(column).filter(cell -> !cell.isEmpty());
    try {
      return text.map(reader);
    } catch (IllegalArgumentException | DateTimeException impossible) {
      throw wrong(line.number(), column, expected + ", not '" + text.orElse("") + "'");
    }
  }

  private SettingsError wrong(long line, String column, String expected) {
    return SettingsError.at(
        place + ", " + file.getFileName() + ", line " + line + ", column " + column, expected);
  }
}
