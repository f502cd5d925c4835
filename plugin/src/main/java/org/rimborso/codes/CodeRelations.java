package org.rimborso.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Codes in relation to other codes: code pairs, maps, and lists with a word about each member.
 * Packed, so that millions fit. Immutable.
 */
public final class CodeRelations {
  /** No relation, and no edition. */
  public static final CodeRelations NONE = new Builder().build();

  private final TextRanks texts;
  private final RelationTerms terms;
  private final long[] rows;
  private final EditionCalendar calendar;

  CodeRelations(TextRanks texts, RelationTerms terms, long[] rows, EditionCalendar calendar) {
    this.texts = texts;
    this.terms = terms;
    this.rows = rows;
    this.calendar = calendar;
  }

  /**
   * One relation.
   *
   * @param code bare
   * @param target the other code, bare; empty text for membership of a list
   * @param attribute what the publisher says of the relation, such as the name of the list, the
   *     flags of a map, an indicator, or units
   * @param first its first day
   * @param last its last day; empty while it is in force
   */
  public record Row(
      String code, String target, String attribute, LocalDate first, Optional<LocalDate> last) {}

  /**
   * The relations of one edition.
   *
   * @param label the edition's own name
   * @param from the first day for which it is complete
   * @param to the last such day
   */
  public record Dated(String label, LocalDate from, LocalDate to, CodeRelations relations) {
    public Dated {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("an edition that ends before it starts: " + label);
      }
    }
  }

  /** Collects relations; each is packed at once, so that millions fit. */
  public static final class Builder {
    private final RelationRows rows = new RelationRows();

    /**
     * Adds one relation, see {@link Row}.
     *
     * @throws IllegalArgumentException if there are more than two million different codes, or
     *     combinations of attribute and days
     */
    public Builder add(
        String code, String target, String attribute, LocalDate first, Optional<LocalDate> last) {
      rows.add(
          CodeSets.normalize(code),
          target,
          new RelationTerms.Term(
              attribute, DayRange.day(first), last.map(DayRange::day).orElse(DayRange.NEVER)));
      return this;
    }

    public CodeRelations build() {
      return rows.build(new EditionCalendar(List.of()));
    }
  }

  /**
   * Several editions side by side: on each day the rows of the one edition that answers, by the
   * rule of {@link CodeTable#of(CodeSystem, List, CodeRelations)}.
   */
  public static CodeRelations merged(List<Dated> editions) {
    return RelationMerge.merge(editions);
  }

  /** The relations of several parts of one edition as one. */
  public static CodeRelations united(List<CodeRelations> parts) {
    RelationRows all = new RelationRows();
    parts.forEach(part -> part.addTo(all));
    return parts.size() == 1 ? parts.get(0) : all.build(new EditionCalendar(List.of()));
  }

  private void addTo(RelationRows all) {
    for (long row : rows) {
      all.add(
          texts.get(RelationRows.code(row)),
          texts.get(RelationRows.target(row)),
          terms.get(RelationRows.term(row)));
    }
  }

  public int size() {
    return rows.length;
  }

  /**
   * The edition that is complete on {@code day}; empty where none is, or editions were not named.
   */
  public Optional<String> edition(LocalDate day) {
    int segment = calendar.at(DayRange.day(day));
    return calendar.covered(segment)
        ? Optional.of(calendar.label(calendar.edition(segment)))
        : Optional.empty();
  }

  /** The last day on which an edition is complete; empty where editions were not named. */
  public Optional<LocalDate> lastDay() {
    for (int segment = calendar.segments() - 1; segment >= 0; segment--) {
      if (calendar.covered(segment)) {
        return Optional.of(LocalDate.ofEpochDay(calendar.end(segment)));
      }
    }
    return Optional.empty();
  }

  /** The codes that have a relation. */
  List<String> codes() {
    List<String> codes = new ArrayList<>();
    int last = -1;
    for (long row : rows) {
      if (RelationRows.code(row) != last) {
        last = RelationRows.code(row);
        codes.add(texts.get(last));
      }
    }
    return codes;
  }

  /** The relations of {@code code} on any day. */
  List<Row> allOf(String code) {
    int rank = texts.find(code);
    List<Row> found = new ArrayList<>();
    for (int i = lowerBound(rank); i < rows.length && RelationRows.code(rows[i]) == rank; i++) {
      found.add(row(i));
    }
    return found;
  }

  private int lowerBound(int code) {
    return code < 0 ? rows.length : SortedPairs.lowerBound(rows, RelationRows.row(code, 0, 0));
  }

  /** All relations, by code and target. */
  public Stream<Row> all() {
    return IntStream.range(0, rows.length).mapToObj(this::row);
  }

  /**
   * The relations of {@code code}, in any spelling, that are in force on {@code day}, by target.
   */
  public List<Row> of(String code, LocalDate day) {
    int rank = texts.find(CodeSets.normalize(code));
    return rank < 0
        ? List.of()
        : between(RelationRows.row(rank, 0, 0), RelationRows.row(rank + 1L, 0, 0), day);
  }

  /** The relations of {@code code} to {@code target}, in any spelling, in force on {@code day}. */
  public List<Row> between(String code, String target, LocalDate day) {
    int rank = texts.find(CodeSets.normalize(code));
    int other = texts.find(target);
    return rank < 0 || other < 0
        ? List.of()
        : between(RelationRows.row(rank, other, 0), RelationRows.row(rank, other + 1L, 0), day);
  }

  private List<Row> between(long from, long to, LocalDate day) {
    int number = DayRange.day(day);
    List<Row> found = new ArrayList<>();
    for (int i = SortedPairs.lowerBound(rows, from); i < rows.length && rows[i] < to; i++) {
      if (terms.inForce(RelationRows.term(rows[i]), number)) {
        found.add(row(i));
      }
    }
    return found;
  }

  private Row row(int at) {
    RelationTerms.Term term = terms.get(RelationRows.term(rows[at]));
    return new Row(
        texts.get(RelationRows.code(rows[at])),
        texts.get(RelationRows.target(rows[at])),
        term.attribute(),
        LocalDate.ofEpochDay(term.first()),
        term.last() == DayRange.NEVER
            ? Optional.empty()
            : Optional.of(LocalDate.ofEpochDay(term.last())));
  }

  /** Hands out the parts, see {@link #read}. */
  public void write(PartSink out) {
    calendar.write(out);
    texts.write(out);
    terms.write(out);
    out.longs(rows);
  }

  /**
   * The relations whose parts {@link #write} handed out.
   *
   * @throws IllegalArgumentException if they do not fit together
   */
  public static CodeRelations read(PartSource in) {
    EditionCalendar calendar = EditionCalendar.read(in);
    TextRanks texts = TextRanks.read(in);
    RelationTerms terms = RelationTerms.read(in);
    long[] rows = in.longs();
    PartSource.require(SortedPairs.isSorted(rows), "relations out of order");
    for (long row : rows) {
      PartSource.require(
          row >= 0
              && RelationRows.code(row) < texts.size()
              && RelationRows.target(row) < texts.size()
              && RelationRows.term(row) < terms.size(),
          "a relation of unknown codes");
    }
    return new CodeRelations(texts, terms, rows, calendar);
  }
}
