package org.rimborso.codes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The codes of one edition of a code system, packed: what {@link CodeTable} is made of. Immutable.
 */
public final class CodeEdition {
  private final String label;
  private final int from;
  private final int to;
  private final boolean headersListed;
  private final long[] codes;
  private final long[] ranges;

  private CodeEdition(
      String label, int from, int to, boolean headersListed, long[] codes, long[] ranges) {
    this.label = label;
    this.from = from;
    this.to = to;
    this.headersListed = headersListed;
    this.codes = codes;
    this.ranges = ranges;
  }

  /**
   * Starts an edition that lists its headers.
   *
   * @param label the edition's own name, such as {@code FY2026}
   * @param from the first day for which it is complete
   * @param to the last such day
   * @throws IllegalArgumentException if it ends before it starts
   */
  public static Builder builder(String label, LocalDate from, LocalDate to) {
    return new Builder(label, from, to);
  }

  /** Collects rows; each is packed at once. */
  public static final class Builder {
    private final String label;
    private final int from;
    private final int to;
    private boolean headersListed = true;
    private final LongList codes = new LongList();
    private final LongList ranges = new LongList();

    private Builder(String label, LocalDate from, LocalDate to) {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("an edition that ends before it starts: " + label);
      }
      this.label = label;
      this.from = DayRange.day(from);
      this.to = DayRange.day(to);
    }

    /**
     * Says that only codes are listed. A code of ICD that begins others, has three characters or
     * more (two for ICD-9-CM procedures) and does not end in the placeholder X is a header then; of
     * ICD-10-PCS only what has three characters.
     */
    public Builder withoutHeaders() {
      headersListed = false;
      return this;
    }

    /**
     * Adds one code. Of rows of one code that are in force on one day the first added answers.
     *
     * @param code any spelling
     * @param first its own first day; empty where it is the edition's
     * @param last its own last day; empty where it is the edition's
     * @throws IllegalArgumentException if the code is not of one to ten letters and digits
     */
    public Builder add(
        String code, boolean billable, Optional<LocalDate> first, Optional<LocalDate> last) {
      codes.add(PackedCode.known(code));
      ranges.add(
          DayRange.of(
              first.map(DayRange::day).orElse(DayRange.ALWAYS),
              last.map(DayRange::day).orElse(DayRange.NEVER),
              billable));
      return this;
    }

    public CodeEdition build() {
      long[] sorted = codes.toArray();
      long[] along = ranges.toArray();
      SortedPairs.sort(sorted, along);
      return new CodeEdition(label, from, to, headersListed, sorted, along);
    }
  }

  public String label() {
    return label;
  }

  /** The first day for which the edition is complete. */
  public LocalDate from() {
    return LocalDate.ofEpochDay(from);
  }

  /** The last such day. */
  public LocalDate to() {
    return LocalDate.ofEpochDay(to);
  }

  /** Rows held. */
  public int size() {
    return codes.length;
  }

  EditionCalendar.Period period() {
    return new EditionCalendar.Period(label, from, to);
  }

  boolean headersListed() {
    return headersListed;
  }

  long code(int row) {
    return codes[row];
  }

  /** A {@link DayRange}; the days it does not name are the edition's. */
  long range(int row) {
    return ranges[row];
  }

  /** This edition with {@code more} rows, which come after its own of the same code. */
  CodeEdition with(LongList moreCodes, LongList moreRanges) {
    long[] all = Arrays.copyOf(codes, codes.length + moreCodes.size());
    long[] along = Arrays.copyOf(ranges, all.length);
    System.arraycopy(moreCodes.toArray(), 0, all, codes.length, moreCodes.size());
    System.arraycopy(moreRanges.toArray(), 0, along, codes.length, moreRanges.size());
    SortedPairs.sort(all, along);
    return new CodeEdition(label, from, to, true, all, along);
  }

  /** Hands out the parts, see {@link #read}. */
  public void write(PartSink out) {
    out.text(label);
    out.ints(new int[] {from, to, headersListed ? 1 : 0});
    out.longs(codes);
    out.longs(ranges);
  }

  /**
   * The edition whose parts {@link #write} handed out.
   *
   * @throws IllegalArgumentException if they do not fit together
   */
  public static CodeEdition read(PartSource in) {
    String label = in.text();
    int[] days = in.ints();
    PartSource.require(days.length == 3 && days[0] <= days[1], "an edition's days");
    long[] codes = in.longs();
    long[] ranges = in.longs();
    SortedPairs.requireSorted(codes, ranges);
    return new CodeEdition(label, days[0], days[1], days[2] == 1, codes, ranges);
  }
}
