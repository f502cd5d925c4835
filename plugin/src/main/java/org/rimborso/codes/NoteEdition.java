package org.rimborso.codes;

import java.util.Arrays;
import java.util.List;

/** The notes of one edition by the place at which they stand: codes in order, then wider ranges. */
final class NoteEdition {
  private final EditionCalendar.Period period;

  /** The places: codes in order, and after {@link #codes} of them ranges, narrower ones first. */
  private final long[] lows;

  private final long[] highs;
  private final int codes;
  private final CodeIndex index;

  /** By place, and one more: its first note. */
  private final int[] starts;

  private final byte[] kinds;
  private final int[] texts;
  private final TextPool pool;

  NoteEdition(
      EditionCalendar.Period period,
      long[] lows,
      long[] highs,
      int[] starts,
      byte[] kinds,
      int[] texts,
      TextPool pool) {
    this.period = period;
    this.lows = lows;
    this.highs = highs;
    this.starts = starts;
    this.kinds = kinds;
    this.texts = texts;
    this.pool = pool;
    int count = 0;
    while (count < lows.length && lows[count] == highs[count]) {
      count++;
    }
    this.codes = count;
    this.index = CodeIndex.ofPlaces(Arrays.copyOf(lows, count));
  }

  EditionCalendar.Period period() {
    return period;
  }

  int size() {
    return kinds.length;
  }

  /** How far {@code day} is from the edition's days. */
  int daysFrom(int day) {
    return period.covers(day) ? 0 : Math.max(period.from() - day, day - period.to());
  }

  /** Adds the notes of {@code kind} that count for {@code code}, nearest first. */
  void collect(long code, TabularNotes.Kind kind, List<TabularNotes.Note> found) {
    for (int length = PackedCode.length(code); length > 0; length--) {
      int place = index.place(PackedCode.head(code, length));
      if (place >= 0) {
        collect(place, kind, found);
      }
    }
    for (int place = codes; place < lows.length; place++) {
      if (lows[place] <= code && code <= PackedCode.lastBelow(highs[place])) {
        collect(place, kind, found);
      }
    }
  }

  private void collect(int place, TabularNotes.Kind kind, List<TabularNotes.Note> found) {
    for (int note = starts[place]; note < starts[place + 1]; note++) {
      if (kinds[note] == kind.number()) {
        found.add(new TabularNotes.Note(name(place), kind, pool.get(texts[note])));
      }
    }
  }

  private String name(int place) {
    String low = PackedCode.unpack(lows[place]);
    return place < codes ? low : low + "-" + PackedCode.unpack(highs[place]);
  }

  void write(PartSink out) {
    out.text(period.label());
    out.ints(new int[] {period.from(), period.to()});
    out.longs(lows);
    out.longs(highs);
    out.ints(starts);
    out.bytes(kinds);
    out.ints(texts);
    pool.write(out);
  }

  static NoteEdition read(PartSource in) {
    String label = in.text();
    int[] days = in.ints();
    PartSource.require(days.length == 2 && days[0] <= days[1], "an edition's days");
    NoteEdition read =
        new NoteEdition(
            new EditionCalendar.Period(label, days[0], days[1]),
            in.longs(),
            in.longs(),
            in.ints(),
            in.bytes(),
            in.ints(),
            TextPool.read(in));
    read.check();
    return read;
  }

  private void check() {
    PartSource.require(
        lows.length == highs.length && starts.length == lows.length + 1, "places of notes");
    PartSource.require(kinds.length == texts.length, "notes without texts");
    PartSource.require(starts[0] == 0 && starts[lows.length] == kinds.length, "notes of no place");
    for (int place = 0; place < lows.length; place++) {
      PartSource.require(starts[place] <= starts[place + 1], "notes out of order");
      PartSource.require(
          lows[place] > 0 && highs[place] < PackedCode.END && lows[place] <= highs[place],
          "a place that is none");
    }
    for (int note = 0; note < kinds.length; note++) {
      PartSource.require(texts[note] >= 0 && texts[note] < pool.size(), "a note without text");
    }
  }
}
