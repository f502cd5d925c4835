package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Book;

/**
 * The tables of the CMS-HCC risk adjustment models, one csv each. A table of payment year N speaks
 * of service dates in the calendar year before. Tables that name no year are keyed by model version
 * and so stand for all years since the models began.
 */
enum HccForm implements ColumnForm {
  /** Target: the category; attribute: the model. */
  MAPPING(
      Book.HCC,
      "mappings",
      List.of(
          Column.telling("diagnosis", "diagnosis code"),
          Column.telling("category", "cc"),
          Column.telling("model", "model name"))) {
    @Override
    void relation(Cells cells, RelationTable into) throws Broken {
      into.add(cells.code("diagnosis"), cells.code("category"), cells.filled("model"));
    }
  },
  /** The category that takes the place of its target. */
  HIERARCHY(
      Book.HCC_HIERARCHY,
      "hierarchies",
      List.of(
          Column.telling("parent", "cc parent"),
          Column.telling("child", "cc child"),
          Column.required("domain", "model domain"),
          Column.required("version", "model version"),
          Column.optional("model", "model fullname"))) {
    @Override
    void relation(Cells cells, RelationTable into) throws Broken {
      into.add(
          cells.code("parent"),
          cells.code("child"),
          Cells.joined(cells.filled("domain"), cells.filled("version"), cells.text("model")));
    }
  },
  /** Attribute: the category's name, then the model. */
  LABELS(
      Book.HCC_LABELS,
      "labels",
      List.of(
          Column.telling("category", "cc"),
          Column.telling("label", "label"),
          Column.required("domain", "model domain"),
          Column.required("version", "model version"),
          Column.optional("model", "model fullname"))) {
    @Override
    void relation(Cells cells, RelationTable into) throws Broken {
      into.add(
          cells.code("category"),
          "",
          Cells.joined(
              cells.filled("label"),
              cells.filled("domain"),
              cells.filled("version"),
              cells.text("model")));
    }
  },
  /**
   * Target: the category that overrides, if any; attribute: what is tested and done, and the model.
   */
  EDITS(
      Book.HCC_EDITS,
      "edits",
      List.of(
          Column.telling("diagnosis", "icd10"),
          Column.telling("kind", "edit type"),
          Column.required("sex", "sex"),
          Column.required("youngest", "age min"),
          Column.required("oldest", "age max"),
          Column.required("action", "action"),
          Column.required("category", "cc override"),
          Column.required("model", "model name"))) {
    @Override
    void relation(Cells cells, RelationTable into) throws Broken {
      into.add(
          cells.code("diagnosis"),
          cells.text("category"),
          Cells.joined(
              cells.filled("kind"),
              Cells.labelled("sex", cells.text("sex")),
              Cells.labelled("age from", cells.text("youngest")),
              Cells.labelled("age to", cells.text("oldest")),
              cells.filled("action"),
              cells.filled("model")));
    }
  },
  /** Attribute: {@code chronic} or {@code not chronic}, then the model. */
  CHRONIC(
      Book.HCC_CHRONIC,
      "categories",
      List.of(
          Column.telling("category", "hcc"),
          Column.telling("chronic", "is chronic"),
          Column.required("version", "model version"),
          Column.required("domain", "model domain"))) {
    @Override
    void relation(Cells cells, RelationTable into) throws Broken {
      into.add(
          cells.filled("category"),
          "",
          Cells.joined(
              cells.text("chronic").equals("Y") ? "chronic" : "not chronic",
              cells.filled("domain"),
              cells.filled("version")));
    }
  };

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");

  /** The first payment year of the models was 2004. */
  private static final Period ALL_YEARS =
      new Period("all years", LocalDate.of(2003, 1, 1), Period.OPEN);

  private final Book book;
  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // Lists of List.of are.
  private final List<Column> columns;

  HccForm(Book book, String unit, List<Column> columns) {
    this.book = book;
    this.unit = unit;
    this.columns = columns;
  }

  abstract void relation(Cells cells, RelationTable into) throws Broken;

  @Override
  public String label() {
    return book.label();
  }

  @Override
  public List<Book> books() {
    return List.of(book);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Table begin(Origin origin, Heading heading) {
    Period period = origin.period(HccForm::paymentYear).orElse(ALL_YEARS);
    return new RelationTable(book, period, unit, this::relation);
  }

  private static Optional<Period> paymentYear(String text) {
    Matcher year = YEAR.matcher(text);
    return year.find()
        ? Optional.of(
            Period.year(Integer.parseInt(year.group(1)) - 1).named("payment year " + year.group(1)))
        : Optional.empty();
  }
}
