package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codes.CodeRelations;

/** Relations as they are read: packed one by one, so that millions fit. */
final class RelationTable implements ColumnForm.Table {
  private final Book book;
  private final Period period;
  private final String unit;
  private final Meaning meaning;
  private final CodeRelations.Builder relations = new CodeRelations.Builder();
  private long added;
  private long open;
  private long never;

  /** What a row of the file says. */
  @FunctionalInterface
  interface Meaning {
    void of(Cells cells, RelationTable into) throws Broken;
  }

  /**
   * @param unit what the rows are, for the counts, such as {@code pairs}
   */
  RelationTable(Book book, Period period, String unit, Meaning meaning) {
    this.book = book;
    this.period = period;
    this.unit = unit;
    this.meaning = meaning;
  }

  Period period() {
    return period;
  }

  @Override
  public void row(Cells cells) throws Broken {
    meaning.of(cells, this);
  }

  /** A relation that is in force throughout the edition. */
  void add(String code, String target, String attribute) {
    add(code, target, attribute, period.from(), Optional.empty());
  }

  /** A relation with dates of its own; one that ended before it began was never in force. */
  void add(
      String code, String target, String attribute, LocalDate first, Optional<LocalDate> last) {
    if (last.isPresent() && last.get().isBefore(first)) {
      never++;
      return;
    }
    relations.add(code, target, attribute, first, last);
    added++;
    open += last.isEmpty() ? 1 : 0;
  }

  @Override
  public Edition edition() {
    return edition(period);
  }

  /** The edition of other days, which only all rows together tell. */
  Edition edition(Period known) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(unit, added);
    if (open < added) {
      counts.put("without an end", open);
    }
    if (never > 0) {
      counts.put("never in force, left out", never);
    }
    return new Edition(
        book,
        known.label(),
        known.from(),
        known.to(),
        new Edition.Relations(relations.build()),
        counts);
  }
}
