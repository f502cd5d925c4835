package org.rimborso.codes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One code set by date, packed. It is made of whole editions, and then complete for their days; or
 * of categories, each complete for a span of dates, and outside them nothing is known. Immutable; a
 * look-up is one step into a hash table and allocates nothing for codes in force.
 */
public final class CodeTable {
  /** Says that this table cannot judge; compared by identity, never handed out. */
  static final CodeAnswer SILENT = new CodeAnswer.NotLoaded("");

  private final CodeSystem system;
  private final EditionCalendar calendar;
  private final EditionAnswers answers;
  private final CodeRanges ranges;
  private final Optional<CodeCover> cover;
  private final Successors successors;
  private final ListedNames names;

  /**
   * One code during one span of dates; a code that was billable and became a header has two.
   *
   * @param code any spelling
   * @param last its last day; empty while it is in force
   * @param english a short name
   * @param italian a short name
   */
  public record Row(
      String code,
      boolean billable,
      LocalDate first,
      Optional<LocalDate> last,
      String english,
      String italian) {}

  /**
   * A part of a code set that the table holds completely from {@code first} to {@code last}.
   *
   * @param category the beginning that the codes of the part have in common: the three characters
   *     of a category, empty text for all codes
   * @param alone whether the part is the one code {@code category} and nothing that begins with it
   */
  public record Span(String category, LocalDate first, LocalDate last, boolean alone) {
    /** All codes that begin with {@code category}. */
    public Span(String category, LocalDate first, LocalDate last) {
      this(category, first, last, false);
    }
  }

  /**
   * The table of {@code rows}, complete for {@code spans}. Its editions are fiscal years for ICD,
   * else calendar years.
   *
   * @throws IllegalArgumentException if a code is not of one to ten letters and digits, no span
   *     holds it, or two spans are of one category
   */
  public CodeTable(CodeSystem system, Collection<Span> spans, Collection<Row> rows) {
    this(system, CodeCover.of(spans), ListedNames.inOrder(rows));
  }

  private CodeTable(CodeSystem system, CodeCover cover, List<Row> rows) {
    this(
        system,
        YearlyEditions.of(system, cover),
        ListedNames.days(rows, cover),
        Optional.of(cover),
        Successors.NONE,
        ListedNames.of(rows));
  }

  private CodeTable(
      CodeSystem system,
      EditionCalendar calendar,
      CodeRanges ranges,
      Optional<CodeCover> cover,
      Successors successors,
      ListedNames names) {
    this.system = system;
    this.calendar = calendar;
    this.answers = new EditionAnswers(system, calendar, ranges.lives());
    this.ranges = ranges;
    this.cover = cover;
    this.successors = successors;
    this.names = names;
  }

  /**
   * The table of {@code editions} without successors, see {@link #of(CodeSystem, List,
   * CodeRelations)}.
   */
  public static CodeTable of(CodeSystem system, List<CodeEdition> editions) {
    return of(system, editions, CodeRelations.NONE);
  }

  /**
   * The table of {@code editions}. On a day that several cover the one with the latest first day
   * answers; of equals that which spans fewer days, then the later in the list. On an earlier day
   * that none covers, the next later edition answers by the rows that have days of their own. After
   * the last edition nothing is known.
   *
   * @param conversion which code (its target) the code took the place of; the successor of a code
   *     is the one that took its place, if it is one only
   */
  public static CodeTable of(
      CodeSystem system, List<CodeEdition> editions, CodeRelations conversion) {
    EditionCalendar calendar =
        new EditionCalendar(editions.stream().map(CodeEdition::period).toList());
    List<CodeEdition> whole =
        editions.stream().map(edition -> ImpliedHeaders.in(system, edition)).toList();
    return new CodeTable(
        system,
        calendar,
        EditionMerge.merge(calendar, whole),
        Optional.empty(),
        Successors.of(conversion),
        ListedNames.NONE);
  }

  public CodeSystem system() {
    return system;
  }

  /** Rows held, a code counted once for each span of dates. */
  public int size() {
    return ranges.size();
  }

  /** What the set says of {@code code}, in any spelling, on {@code day}. */
  public CodeAnswer ask(String code, LocalDate day) {
    CodeAnswer answer = judge(code, PackedCode.pack(code), DayRange.day(day));
    return answer == SILENT ? notLoaded(system, day) : answer;
  }

  /** Whether this table can judge {@code code} on {@code day}. */
  boolean judges(String code, LocalDate day) {
    return judge(code, PackedCode.pack(code), DayRange.day(day)) != SILENT;
  }

  /** The answer, or {@link #SILENT}; {@code packed} is the code, if it can be one. */
  CodeAnswer judge(String code, long packed, int day) {
    int segment = calendar.at(day);
    if (answers.silent(segment)) {
      return SILENT;
    }
    int life = ranges.find(packed);
    if (life >= 0) {
      long range = ranges.lives().inForce(life, day);
      if (range != CodeRanges.NO_RANGE) {
        return answers.inForce(segment, range);
      }
    }
    if (!calendar.covered(segment) || !covers(code, packed, day)) {
      return SILENT;
    }
    return life < 0 ? answers.unknown(segment) : outOfForce(packed, life, segment, day);
  }

  private boolean covers(String code, long packed, int day) {
    return cover.isEmpty()
        || cover.get().holds(packed == PackedCode.NONE ? PackedCode.beginning(code) : packed, day);
  }

  private CodeAnswer outOfForce(long code, int life, int segment, int day) {
    String edition = answers.label(segment);
    OptionalInt start = ranges.lives().startAfter(life, day);
    if (start.isPresent()) {
      return new CodeAnswer.NotYetValid(edition, LocalDate.ofEpochDay(start.getAsInt()));
    }
    OptionalInt end = ranges.lives().endBefore(life, day);
    return end.isPresent()
        ? new CodeAnswer.NoLongerValid(
            edition, LocalDate.ofEpochDay(end.getAsInt()), successors.of(code))
        : answers.unknown(segment);
  }

  /** The name of {@code code} in {@code language}: Italian, else English. */
  public Optional<String> name(String code, Locale language) {
    return nameIn(language, code).or(() -> nameIn(Locale.ENGLISH, code));
  }

  /** The name in {@code language}, not in another one. */
  Optional<String> nameIn(Locale language, String code) {
    return names.name(code, language);
  }

  /** The answer of a set that cannot judge a code on {@code day}. */
  static CodeAnswer notLoaded(CodeSystem system, LocalDate day) {
    return new CodeAnswer.NotLoaded(system.label() + " " + day);
  }

  /** The billable codes that begin with {@code code}, itself left out, on {@code day}. */
  public List<String> billableBelow(String code, LocalDate day) {
    long packed = PackedCode.pack(code);
    int number = DayRange.day(day);
    boolean silent = calendar.edition(calendar.at(number)) == EditionCalendar.NO_EDITION;
    return packed == PackedCode.NONE || silent ? List.of() : ranges.billableBelow(packed, number);
  }

  /** Hands out the parts, see {@link #read}; names are none of them. */
  public void write(PartSink out) {
    out.text(system.name());
    calendar.write(out);
    ranges.write(out);
    successors.write(out);
    out.ints(new int[] {cover.isPresent() ? 1 : 0});
    cover.ifPresent(parts -> parts.write(out));
  }

  /**
   * The table whose parts {@link #write} handed out, without names.
   *
   * @throws IllegalArgumentException if they do not fit together
   */
  public static CodeTable read(PartSource in) {
    CodeSystem system = CodeSystem.valueOf(in.text());
    EditionCalendar calendar = EditionCalendar.read(in);
    CodeRanges ranges = CodeRanges.read(in);
    Successors successors = Successors.read(in);
    int[] parts = in.ints();
    PartSource.require(parts.length == 1, "no word about categories");
    Optional<CodeCover> cover = parts[0] == 0 ? Optional.empty() : Optional.of(CodeCover.read(in));
    return new CodeTable(system, calendar, ranges, cover, successors, ListedNames.NONE);
  }
}
