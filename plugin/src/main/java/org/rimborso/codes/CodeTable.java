package org.rimborso.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One code set by date, packed: an ICD code of up to seven characters is one long, left-aligned, so
 * that a category and everything below it are neighbours. The table holds whole three-character
 * categories, each complete for a span of dates; inside one, a code without a row is unknown, and
 * outside nothing is known. Immutable; a look-up is a binary search.
 */
public final class CodeTable {
  private static final int LONGEST = 7;
  private static final int CATEGORY = 3;

  private final CodeSystem system;
  private final Map<Long, Span> complete;
  private final long[] codes;
  private final long[] firsts;
  private final long[] lasts;
  private final BitSet billable = new BitSet();
  private final String[] english;
  private final String[] italian;

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

  /** A three-character category that the table holds completely from {@code first} to its last. */
  public record Span(String category, LocalDate first, LocalDate last) {
    private boolean covers(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }

  /**
   * The table of {@code rows}, complete for {@code spans}.
   *
   * @throws IllegalArgumentException if a code is not of ICD's shape, or no span holds its category
   */
  public CodeTable(CodeSystem system, Collection<Span> spans, Collection<Row> rows) {
    this.system = system;
    complete =
        spans.stream()
            .collect(Collectors.toUnmodifiableMap(s -> known(s.category()), Function.identity()));
    List<Row> sorted =
        rows.stream()
            .sorted(Comparator.comparingLong((Row r) -> known(r.code())).thenComparing(Row::first))
            .toList();
    codes = sorted.stream().mapToLong(row -> known(row.code())).toArray();
    firsts = sorted.stream().mapToLong(row -> row.first().toEpochDay()).toArray();
    lasts =
        sorted.stream()
            .mapToLong(r -> r.last().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE))
            .toArray();
    english = sorted.stream().map(Row::english).toArray(String[]::new);
    italian = sorted.stream().map(Row::italian).toArray(String[]::new);
    for (int i = 0; i < codes.length; i++) {
      billable.set(i, sorted.get(i).billable());
      if (!complete.containsKey(categoryOf(codes[i]))) {
        throw new IllegalArgumentException("a code without its category: " + unpack(codes[i]));
      }
    }
  }

  public CodeSystem system() {
    return system;
  }

  /** Rows held, a code counted once for each span of dates. */
  public int size() {
    return codes.length;
  }

  /** What the set says of {@code code}, in any spelling, on {@code day}. */
  public CodeAnswer ask(String code, LocalDate day) {
    String bare = CodeSets.normalize(code);
    if (bare.length() < CATEGORY || !holds(bare.substring(0, CATEGORY), day)) {
      return notLoaded(system, day);
    }
    String edition = edition(day);
    long packed = pack(bare);
    int from = packed == 0 ? codes.length : lowerBound(packed);
    int to = from;
    for (; to < codes.length && codes[to] == packed; to++) {
      if (inForce(to, day)) {
        return billable.get(to) ? new CodeAnswer.Billable(edition) : new CodeAnswer.Header(edition);
      }
    }
    return from == to ? new CodeAnswer.Unknown(edition) : outOfForce(from, to, edition, day);
  }

  /** The name of {@code code} in {@code language}: Italian, else English. */
  public Optional<String> name(String code, Locale language) {
    long packed = pack(CodeSets.normalize(code));
    int at = lowerBound(packed);
    if (packed == 0 || at == codes.length || codes[at] != packed) {
      return Optional.empty();
    }
    return Optional.of(language.getLanguage().equals("it") ? italian[at] : english[at]);
  }

  /** The answer of a set that cannot judge a code on {@code day}. */
  static CodeAnswer notLoaded(CodeSystem system, LocalDate day) {
    return new CodeAnswer.NotLoaded(system.label() + " " + day);
  }

  private boolean holds(String category, LocalDate day) {
    Span span = complete.get(pack(category));
    return span != null && span.covers(day);
  }

  private boolean inForce(int row, LocalDate day) {
    return firsts[row] <= day.toEpochDay() && day.toEpochDay() <= lasts[row];
  }

  /** The US fiscal year, which starts on 1 October of the year before. */
  private String edition(LocalDate day) {
    return system.label() + " FY" + day.plusMonths(3).getYear();
  }

  private CodeAnswer outOfForce(int from, int to, String edition, LocalDate day) {
    for (int row = from; row < to; row++) {
      if (firsts[row] > day.toEpochDay()) {
        return new CodeAnswer.NotYetValid(edition, LocalDate.ofEpochDay(firsts[row]));
      }
    }
    return new CodeAnswer.NoLongerValid(
        edition, LocalDate.ofEpochDay(lasts[to - 1]), Optional.empty());
  }

  /** The billable codes that begin with {@code code}, itself left out, on {@code day}. */
  public List<String> billableBelow(String code, LocalDate day) {
    String prefix = CodeSets.normalize(code);
    if (prefix.length() > LONGEST) {
      return List.of();
    }
    long packed = pack(prefix);
    long mask = -1L << (8 * (LONGEST - prefix.length()));
    TreeSet<String> found = new TreeSet<>();
    for (int i = lowerBound(packed); i < codes.length && (codes[i] & mask) == packed; i++) {
      if (codes[i] != packed && billable.get(i) && inForce(i, day)) {
        found.add(unpack(codes[i]));
      }
    }
    return new ArrayList<>(found);
  }

  private int lowerBound(long packed) {
    int low = 0;
    int high = codes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (codes[middle] < packed) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static long categoryOf(long packed) {
    return packed & (-1L << (8 * (LONGEST - CATEGORY)));
  }

  private static long known(String code) {
    long packed = pack(CodeSets.normalize(code));
    if (packed == 0) {
      throw new IllegalArgumentException("no ICD code: " + code);
    }
    return packed;
  }

  /** The bare code as one number, or 0 if it is longer than a code can be or not plain text. */
  private static long pack(String bare) {
    if (bare.length() > LONGEST) {
      return 0;
    }
    long packed = 0;
    for (int i = 0; i < LONGEST; i++) {
      char c = i < bare.length() ? bare.charAt(i) : 0;
      if (c > 'Z' || i < bare.length() && c < '0') {
        return 0;
      }
      packed = packed << 8 | c;
    }
    return packed;
  }

  private static String unpack(long packed) {
    StringBuilder bare = new StringBuilder(LONGEST);
    for (int shift = 8 * (LONGEST - 1); shift >= 0; shift -= 8) {
      char c = (char) (packed >>> shift & 0xFF);
      if (c != 0) {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
