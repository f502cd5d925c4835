package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * Claim adjustment reason codes or remittance advice remark codes, as the customer has them from
 * X12; the codes tell which of the two. From its stop date on a code is not used any more. The list
 * stands from its earliest start date until another one is imported.
 */
final class AdjustmentCodes implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling(
              "code",
              "code",
              "carc",
              "rarc",
              "carc code",
              "rarc code",
              "reason code",
              "remark code"),
          Column.telling("description", "description", "code description", "text"),
          Column.telling("start", "start date", "start", "effective date"),
          Column.required(
              "stop",
              "stop date",
              "stop",
              "last date",
              "end date",
              "deactivation date",
              "termination date"),
          Column.optional(
              "modified", "last modified", "modified", "last modified date", "modified date"));
  private static final Pattern REMARK = Pattern.compile("(M|MA|N)[0-9]{1,4}");
  private static final Pattern REASON = Pattern.compile("[0-9]{1,3}|[A-LO-Z][0-9]{1,2}");

  @Override
  public String label() {
    return "adjustment reason or remark codes";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.CARC, Book.RARC);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) {
    return new Listed(origin.mapped());
  }

  private static final class Listed implements Table {
    private final CodeListTable list = new CodeListTable();
    private final List<LocalDate> starts = new ArrayList<>();
    private Optional<Book> book;
    private LocalDate changed = LocalDate.MIN;

    Listed(Optional<Book> book) {
      this.book = book;
    }

    @Override
    public void row(Cells cells) throws Broken {
      String code = cells.code("code");
      Book known = book.orElse(REMARK.matcher(code).matches() ? Book.RARC : Book.CARC);
      book = Optional.of(known);
      if (!(known == Book.RARC ? REMARK : REASON).matcher(code).matches()) {
        throw new Broken(cells.line(), "no code of " + known.label() + ": " + code);
      }
      LocalDate first = cells.neededDay("start");
      starts.add(first);
      changed = later(changed, later(first, cells.day("modified").orElse(first)));
      Optional<LocalDate> last = cells.day("stop").map(stop -> stop.minusDays(1));
      list.add(cells.line(), code, Optional.of(first), last, cells.filled("description"));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
      return one.isAfter(other) ? one : other;
    }

    @Override
    public Edition edition() throws Broken {
      LocalDate from =
          starts.stream()
              .min(LocalDate::compareTo)
              .orElseThrow(() -> new Broken("a heading without rows"));
      return list.edition(
          book.orElse(Book.CARC), new Period("changes to " + changed, from, Period.OPEN), 0);
    }
  }
}
