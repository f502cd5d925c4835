package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * A site's table of which diagnoses support a service, one in a row: the policy's name, its payer
 * (none: every payer's), the service, the diagnosis, the first day and the last, which counts too.
 * The target is the diagnosis: a code, the beginning of codes ({@code E11*}) or a range ({@code
 * E10-E14}), without dots; the attribute is the policy, and {@code payer} with its name, parted by
 * a bar. A table stands until the next one is imported.
 */
final class PayerPolicies implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("policy", "policy", "policy name", "policy number"),
          Column.telling("code", "procedure code", "procedure", "service code"),
          Column.telling("diagnosis", "diagnosis", "diagnosis code"),
          Column.required("from", "from", "effective date", "start date"),
          Column.optional("to", "to", "end date"),
          Column.optional("payer", "payer"));

  private static final Pattern DIAGNOSIS =
      Pattern.compile("[A-Z][A-Z0-9]{2,6}(-[A-Z][A-Z0-9]{2,6})?|[A-Z][A-Z0-9]{0,6}\\*");

  @Override
  public String label() {
    return "payer policies";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.PAYER_POLICY);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Table begin(Origin origin, Heading heading) {
    return new ByFirstDay();
  }

  /** The days of the whole are known when all rows are. */
  private static final class ByFirstDay implements Table {
    private static final Period ALWAYS = new Period("", LocalDate.MIN, Period.OPEN);

    private final RelationTable table =
        new RelationTable(Book.PAYER_POLICY, ALWAYS, "rows", this::policy);
    private LocalDate earliest = LocalDate.MAX;
    private LocalDate latest = LocalDate.MIN;

    @Override
    public void row(Cells cells) throws Broken {
      table.row(cells);
    }

    private void policy(Cells cells, RelationTable into) throws Broken {
      LocalDate first = cells.neededDay("from");
      Optional<LocalDate> last = cells.day("to");
      into.add(
          cells.procedure("code"),
          diagnosis(cells),
          Cells.joined(plain(cells, "policy"), Cells.labelled("payer", plain(cells, "payer"))),
          first,
          last);
      earliest = first.isBefore(earliest) ? first : earliest;
      latest = first.isAfter(latest) ? first : latest;
    }

    private static String diagnosis(Cells cells) throws Broken {
      String text = cells.filled("diagnosis").toUpperCase(Locale.ROOT).replaceAll("[.\\s]", "");
      int dash = text.indexOf('-');
      if (!DIAGNOSIS.matcher(text).matches()
          || dash >= 0 && text.substring(0, dash).compareTo(text.substring(dash + 1)) > 0) {
        throw cells.broken(
            "diagnosis", "holds no code, beginning (E11*) or range (E10-E14) of codes: " + text);
      }
      return text;
    }

    /** The bar parts what is kept. */
    private static String plain(Cells cells, String field) throws Broken {
      String text = field.equals("policy") ? cells.filled(field) : cells.text(field);
      if (text.contains("|")) {
        throw cells.broken(field, "holds a bar");
      }
      return text;
    }

    @Override
    public Edition edition() {
      return table.edition(new Period("policies to " + latest, earliest, Period.OPEN));
    }
  }
}
