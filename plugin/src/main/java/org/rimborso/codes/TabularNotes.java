package org.rimborso.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The instructional notes of a tabular list. A note counts for the code at which it stands and for
 * all codes below: a note at a category, a section or a chapter counts for every code in it. Of
 * several editions that of the day answers, else the nearest. Packed and immutable.
 */
public final class TabularNotes {
  /** No notes. */
  public static final TabularNotes NONE = new TabularNotes(List.of());

  private final List<NoteEdition> editions;
  private final EditionCalendar calendar;

  private TabularNotes(List<NoteEdition> editions) {
    this.editions = List.copyOf(editions);
    this.calendar = new EditionCalendar(this.editions.stream().map(NoteEdition::period).toList());
  }

  /** What a note says. */
  public enum Kind {
    EXCLUDES1(1),
    EXCLUDES2(2),
    CODE_FIRST(3),
    USE_ADDITIONAL_CODE(4),
    CODE_ALSO(5),
    INCLUDES(6),
    INCLUSION_TERM(7),
    SEVENTH_CHARACTER_NOTE(8),
    /** Text is the character, a blank and its meaning. */
    SEVENTH_CHARACTER(9);

    /** How tables hold the kind; a number stays with its kind for good. */
    private final byte number;

    Kind(int number) {
      this.number = (byte) number;
    }

    byte number() {
      return number;
    }
  }

  /**
   * One note.
   *
   * @param at the bare code, or the first and last category of the section or chapter, such as
   *     {@code E08-E13}, at which it stands
   */
  public record Note(String at, Kind kind, String text) {}

  /**
   * An edition of notes.
   *
   * @param label its own name, such as {@code FY2021}
   * @param from its first day
   * @param to its last day
   */
  public record Edition(String label, LocalDate from, LocalDate to) {
    /** Whether {@code day} is one of its own days; of other days it is only the nearest. */
    public boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** Collects the notes of one edition; each is packed at once. */
  public static final class Builder {
    private final EditionCalendar.Period period;
    private final NoteRows rows = new NoteRows();

    private Builder(EditionCalendar.Period period) {
      this.period = period;
    }

    /**
     * Adds one note.
     *
     * @param at a code in any spelling, or two with a hyphen between: the first and the last
     *     category of a section or chapter
     * @throws IllegalArgumentException if it is neither
     */
    public Builder add(String at, Kind kind, String text) {
      rows.add(at, kind, text);
      return this;
    }

    public TabularNotes build() {
      return new TabularNotes(List.of(rows.build(period)));
    }
  }

  /**
   * Starts the notes of one edition.
   *
   * @param label the edition's own name, such as {@code FY2021}
   * @param from its first day
   * @param to its last day
   * @throws IllegalArgumentException if it ends before it starts
   */
  public static Builder builder(String label, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an edition that ends before it starts: " + label);
    }
    return new Builder(new EditionCalendar.Period(label, DayRange.day(from), DayRange.day(to)));
  }

  /** Several editions side by side. */
  public static TabularNotes of(List<TabularNotes> editions) {
    return new TabularNotes(editions.stream().flatMap(notes -> notes.editions.stream()).toList());
  }

  /** Notes held, over all editions. */
  public int size() {
    return editions.stream().mapToInt(NoteEdition::size).sum();
  }

  /**
   * The notes of {@code kind} that count for {@code code} on {@code day}: its own first, then those
   * of its headers, its section and its chapter.
   *
   * @param code any spelling
   */
  public List<Note> of(String code, Kind kind, LocalDate day) {
    long packed = PackedCode.pack(code);
    List<Note> found = new ArrayList<>();
    if (packed > 0) {
      nearest(DayRange.day(day)).ifPresent(edition -> edition.collect(packed, kind, found));
    }
    return found;
  }

  /** The edition whose notes answer on {@code day}; empty where there are none. */
  public Optional<Edition> edition(LocalDate day) {
    return nearest(DayRange.day(day))
        .map(NoteEdition::period)
        .map(
            period ->
                new Edition(
                    period.label(),
                    LocalDate.ofEpochDay(period.from()),
                    LocalDate.ofEpochDay(period.to())));
  }

  private Optional<NoteEdition> nearest(int day) {
    int segment = calendar.at(day);
    if (calendar.covered(segment)) {
      return Optional.of(editions.get(calendar.edition(segment)));
    }
    NoteEdition nearest = null;
    for (NoteEdition edition : editions) {
      if (nearest == null || edition.daysFrom(day) < nearest.daysFrom(day)) {
        nearest = edition;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Hands out the parts, see {@link #read}. */
  public void write(PartSink out) {
    out.ints(new int[] {editions.size()});
    editions.forEach(edition -> edition.write(out));
  }

  /**
   * The notes whose parts {@link #write} handed out.
   *
   * @throws IllegalArgumentException if they do not fit together
   */
  public static TabularNotes read(PartSource in) {
    int[] count = in.ints();
    PartSource.require(count.length == 1, "no word of the number of editions");
    List<NoteEdition> editions = new ArrayList<>();
    for (int i = 0; i < count[0]; i++) {
      editions.add(NoteEdition.read(in));
    }
    return new TabularNotes(editions);
  }
}
