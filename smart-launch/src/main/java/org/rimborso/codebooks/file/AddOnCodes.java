package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.codebooks.Book;

/**
 * Add-on code edits: the add-on code, and as target a primary code with which it is paid; without
 * target where the contractor says which ({@code CCCCC} in the file). The attribute is the type (1
 * all primary codes are listed, 2 none, 3 some) and the publisher's note, parted by a bar. Ends
 * with the pair, the add-on code or the primary code, whichever ends first; that day counts too.
 */
final class AddOnCodes implements ColumnForm {
  private static final String BY_CONTRACTOR = "CCCCC";
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("addOn", "add on code", "addon code", "aoc"),
          Column.telling("primary", "primary code", "primary procedure code"),
          Column.required("type", "aoc edit type", "edit type", "type"),
          Column.required(
              "effective",
              "aoc edit effdt",
              "aoc edit eff dt",
              "edit eff dt",
              "effective date",
              "effdt"),
          Column.required(
              "deletion",
              "aoc edit deldt",
              "aoc edit del dt",
              "edit del dt",
              "deletion date",
              "deldt"),
          Column.optional("addOnDeletion", "aoc deldt", "aoc del dt", "add on code deletion date"),
          Column.optional(
              "primaryDeletion",
              "primary code deldt",
              "primary code del dt",
              "primary code deletion date"),
          Column.optional("note", "special instruction notes", "notes", "note"));

  @Override
  public String label() {
    return "add-on code edits";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.ADD_ON);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) throws Broken {
    Period period = origin.needed(Period::quarterIn, "2026 Q4");
    return new RelationTable(Book.ADD_ON, period, "pairs", AddOnCodes::pair);
  }

  private static void pair(Cells cells, RelationTable into) throws Broken {
    String addOn = cells.procedure("addOn");
    String primary = cells.text("primary").equals(BY_CONTRACTOR) ? "" : cells.procedure("primary");
    LocalDate first = cells.neededDay("effective");
    Optional<LocalDate> last =
        Stream.of(cells.day("deletion"), cells.day("addOnDeletion"), cells.day("primaryDeletion"))
            .flatMap(Optional::stream)
            .min(LocalDate::compareTo);
    into.add(addOn, primary, Cells.joined(type(cells), cells.text("note")), first, last);
  }

  private static String type(Cells cells) throws Broken {
    String type = cells.filled("type");
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "1", "I", "TYPE 1", "TYPE I" -> "type 1";
      case "2", "II", "TYPE 2", "TYPE II" -> "type 2";
      case "3", "III", "TYPE 3", "TYPE III" -> "type 3";
      default -> throw cells.broken("type", "holds no add-on type (1, 2 or 3): " + type);
    };
  }
}
