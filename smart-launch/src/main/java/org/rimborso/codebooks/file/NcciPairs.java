package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.codebooks.Book;

/**
 * Procedure-to-procedure pairs of the National Correct Coding Initiative: column 1 is paid, column
 * 2 not. The attribute is the modifier indicator (0 none allowed, 1 allowed, 9 the pair does not
 * apply), the rationale, and {@code before 1996} where the file marks it; parted by bars. A pair
 * counts on its deletion date too.
 */
final class NcciPairs implements ColumnForm {
  private static final List<Column> COLUMNS =
      List.of(
          Column.telling("column1", "column 1", "column1", "column one", "col1", "column 1 code"),
          Column.telling("column2", "column 2", "column2", "column two", "col2", "column 2 code"),
          Column.required("effective", "effective date", "effective", "effdt", "eff date"),
          Column.required("deletion", "deletion date", "deletion", "deldt", "del date"),
          Column.required("modifier", "modifier indicator", "modifier", "ccmi"),
          Column.optional("rationale", "ptp edit rationale", "rationale"),
          Column.optional(
              "before1996", "in existence", "in existence prior to 1996", "in", "prior to 1996"));

  /** {@code v322r0}: the thirty-second year since 1994, the third quarter, revision 0. */
  private static final Pattern VERSION = Pattern.compile("(?i)v(\\d{2})([0-3])r\\d");

  /** A quarter comes in several files: {@code f2}, or {@code part 2 of 4}. */
  private static final Pattern PART =
      Pattern.compile(
          "(?i)(?:v\\d{3}r\\d+[-_ ]?f|part[-_ ]?)(\\d{1,3})(?:[-_ ]?of[-_ ]?(\\d{1,3}))?");

  /** What the publisher's reports of a quarter's changes are called, and their sheets. */
  private static final Pattern CHANGES =
      Pattern.compile("(?i)additions?\\b|deletions?\\b|changes?\\b|revisions?\\b");

  private static final int VERSION_ZERO = 1994;

  @Override
  public String label() {
    return "NCCI procedure-to-procedure pairs";
  }

  @Override
  public List<Book> books() {
    return List.of(Book.NCCI_PRACTITIONER, Book.NCCI_OUTPATIENT);
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  /** A list of changes by its name; or by the text above it, if it lacks a column. */
  @Override
  public Optional<String> isOther(Origin origin, Heading heading) {
    boolean lacks = heading.header("effective").isEmpty() || heading.header("deletion").isEmpty();
    return Stream.concat(
                origin.names().stream(), lacks ? origin.preamble().stream() : Stream.empty())
            .anyMatch(text -> CHANGES.matcher(text).find())
        ? Optional.of(
            "is a report of changes (additions, deletions, other indicators), which does not say"
                + " what else applies: import the files of the whole quarter")
        : Optional.empty();
  }

  @Override
  public Table begin(Origin origin, Heading heading) throws Broken {
    Period period = origin.needed(NcciPairs::period, "2026 Q4");
    return new RelationTable(book(origin), part(origin, period), "pairs", NcciPairs::pair);
  }

  private static Book book(Origin origin) throws Broken {
    if (origin.mapped().isPresent()) {
      return origin.mapped().get();
    }
    if (origin.mentions("ccipra", "practitioner", "physician")) {
      return Book.NCCI_PRACTITIONER;
    }
    if (origin.mentions("ccioph", "outpatient", "hospital")) {
      return Book.NCCI_OUTPATIENT;
    }
    throw new Broken(
        "neither its name nor its text says whether its pairs are for practitioners or for"
            + " outpatient hospitals: put \"practitioner\" or \"outpatient\" into its name");
  }

  private static Optional<Period> period(String text) {
    Matcher version = VERSION.matcher(text);
    return version.find()
        ? Optional.of(
            Period.quarter(
                VERSION_ZERO + Integer.parseInt(version.group(1)),
                Integer.parseInt(version.group(2)) + 1))
        : Period.quarterIn(text);
  }

  private static Period part(Origin origin, Period quarter) {
    return origin
        .texts()
        .map(PART::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(part -> quarter.named(quarter.label() + " part " + number(part)))
        .orElse(quarter);
  }

  private static String number(Matcher part) {
    return part.group(2) == null ? part.group(1) : part.group(1) + " of " + part.group(2);
  }

  private static void pair(Cells cells, RelationTable into) throws Broken {
    String code = cells.procedure("column1");
    String target = cells.procedure("column2");
    String indicator = cells.filled("modifier");
    if (indicator.length() != 1 || "019".indexOf(indicator.charAt(0)) < 0) {
      throw cells.broken("modifier", "holds no modifier indicator (0, 1 or 9): " + indicator);
    }
    LocalDate first = cells.neededDay("effective");
    String before = cells.text("before1996").equals("*") ? "before 1996" : "";
    into.add(
        code,
        target,
        Cells.joined(indicator, cells.text("rationale"), before),
        first,
        cells.day("deletion"));
  }
}
