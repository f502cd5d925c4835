package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * Place-of-service codes. A note that begins with a date dates the code; other notes are remarks.
 * The list stands from the first date that it names until another one is imported, since CMS issues
 * no dated editions of it; a code without a date is as old as the list.
 */
final class PlacesOfService implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling(
              "code", "code", "pos code", "place of service code", "place of service codes"),
          Column.telling("name", "name", "pos name", "place of service name"),
          Column.telling("note", "note", "effective", "effective date"));
  private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|\\d{8})\\b.*");

  /** Places of service became the law's own code set with the first HIPAA transactions. */
  private static final LocalDate LATEST_BEGINNING = LocalDate.of(2003, 10, 16);

  @Override
  public String label() {
    return "place of service";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.PLACE_OF_SERVICE);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) {
    return new Places();
  }

  private static final class Places implements Table {
    private final CodeListTable list = new CodeListTable();
    private final List<LocalDate> days = new ArrayList<>();

    @Override
    public void row(Cells cells) throws Broken {
      String code = cells.filled("code");
      if (!code.matches("\\d{1,2}")) {
        throw cells.broken("code", "holds no place-of-service code: " + code);
      }
      Matcher dated = DATED.matcher(cells.text("note"));
      Optional<LocalDate> first =
          dated.matches() ? PublishedDate.of(dated.group(1)) : Optional.empty();
      first.ifPresent(days::add);
      String padded = code.length() == 1 ? "0" + code : code;
      list.add(cells.line(), padded, first, Optional.empty(), cells.filled("name"));
    }

    @Override
    public Edition edition() {
      LocalDate from = days.stream().min(LocalDate::compareTo).orElse(LATEST_BEGINNING);
      String label =
          days.stream().max(LocalDate::compareTo).map(day -> "changes to " + day).orElse("undated");
      return list.edition(
          Book.PLACE_OF_SERVICE,
          new Period(label, from.isAfter(LATEST_BEGINNING) ? LATEST_BEGINNING : from, Period.OPEN),
          0);
    }
  }
}
