package org.rimborso.payerrules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rimborso.codebooks.file.HeadedText;
import org.rimborso.codebooks.file.RateSheet;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.Rates;
import org.rimborso.payer.ServiceCodes;

/** Reads the rows of one decision table. */
final class TableReader {
  private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");
  private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z][A-Z0-9]{1,6}\\*?");
  private static final String DAY = "a day such as 2026-01-01";

  private final String file;
  private final String text;
  private final Mistakes mistakes;

  TableReader(String file, String text, Mistakes mistakes) {
    this.file = file;
    this.text = text;
    this.mistakes = mistakes;
  }

  /** A contract's rates; empty where something is wrong, which is then among the mistakes. */
  Optional<Rates> rates() {
    try {
      return Optional.of(RateSheet.read(file, stream()));
    } catch (RateSheet.Fault fault) {
      wrong(fault.line(), fault.column(), String.valueOf(fault.getMessage()));
    } catch (IOException broken) {
      mistakes.add(new Mistake(file, 1, 1, "no table: " + broken.getMessage()));
    }
    return Optional.empty();
  }

  /** The rows of any other table; what is wrong is among the mistakes. */
  TableRows rows(TableKind kind) {
    List<TableRows.Row> rows = new ArrayList<>();
    try {
      HeadedText table = HeadedText.of(stream());
      if (hasColumns(table.columns(), kind)) {
        table.lines().forEach(line -> row(line, kind).ifPresent(rows::add));
        if (table.lines().isEmpty()) {
          mistakes.add(new Mistake(file, 1, 1, "a table without rows"));
        }
      }
    } catch (IOException broken) {
      mistakes.add(new Mistake(file, 1, 1, "no table: " + broken.getMessage()));
    }
    return new TableRows(rows);
  }

  private ByteArrayInputStream stream() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean hasColumns(List<String> columns, TableKind kind) {
    boolean whole = true;
    for (String column : columns) {
      if (!kind.required().contains(column) && !kind.optional().contains(column)
          || columns.indexOf(column) != columns.lastIndexOf(column)) {
        wrong(1, column, "expected the columns " + names(kind) + ", each at most once");
        whole = false;
      }
    }
    for (String column : kind.required()) {
      if (!columns.contains(column)) {
        wrong(1, column, "a column that is missing");
        whole = false;
      }
    }
    return whole;
  }

  private static String names(TableKind kind) {
    return String.join(", ", kind.required()) + ", " + String.join(", ", kind.optional());
  }

  private Optional<TableRows.Row> row(HeadedText.DataRow line, TableKind kind) {
    int before = mistakes.count();
    Optional<ServiceCodes> codes =
        cell(
            line,
            "code",
            "a code, all that begin alike such as J07*, or a range such as 70010-76499",
            cell -> new ServiceCodes(List.of(cell)));
    Optional<String> diagnosis = Optional.empty();
    Set<String> modifiers = Set.of();
    if (kind == TableKind.MEDICAL_NECESSITY) {
      diagnosis =
          cell(line, "diagnosis", "a diagnosis such as E11.9 or E11*", TableReader::diagnosis);
    }
    if (kind == TableKind.MODIFIERS) {
      modifiers =
          cell(line, "modifiers", "modifiers with spaces between them", TableReader::modifiers)
              .orElse(Set.of());
    }
    Optional<LocalDate> from = cell(line, "from", DAY, LocalDate::parse);
    Optional<LocalDate> to =
        line.cell("to").filter(cell -> !cell.isEmpty()).isPresent()
            ? cell(line, "to", DAY + ", not before the first", cell -> last(from, cell))
            : Optional.empty();
    return mistakes.count() > before
        ? Optional.empty()
        : Optional.of(
            new TableRows.Row(
                codes.orElseThrow(), diagnosis, modifiers, from.orElseThrow(), to, line.number()));
  }

  private static String diagnosis(String cell) {
    String bare = CodeSets.normalize(cell);
    YamlValues.require(DIAGNOSIS.matcher(bare).matches());
    return bare;
  }

  private static Set<String> modifiers(String cell) {
    return Arrays.stream(cell.toUpperCase(Locale.ROOT).split(" +", -1))
        .peek(one -> YamlValues.require(MODIFIER.matcher(one).matches()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static LocalDate last(Optional<LocalDate> from, String cell) {
    LocalDate day = LocalDate.parse(cell);
    YamlValues.require(from.filter(day::isBefore).isEmpty());
    return day;
  }

  private <T> Optional<T> cell(
      HeadedText.DataRow line, String column, String expected, Function<String, T> reader) {
    String cell = line.cell(column).orElse("");
    try {
      if (!cell.isEmpty()) {
        return Optional.of(reader.apply(cell));
      }
      wrong(line.number(), column, "expected " + expected + ", which is missing");
    } catch (IllegalArgumentException | DateTimeException impossible) {
      wrong(line.number(), column, "expected " + expected + ", not '" + cell + "'");
    }
    return Optional.empty();
  }

  private void wrong(long line, String column, String what) {
    int place = new CellPlaces(text).column((int) line, column);
    mistakes.add(new Mistake(file, (int) line, place, "column " + column + ": " + what));
  }
}
