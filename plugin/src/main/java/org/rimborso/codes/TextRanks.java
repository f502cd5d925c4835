package org.rimborso.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Different texts, numbered in order: the empty text and bare codes packed, in code order, then
 * what else publishers write where a code is expected.
 */
final class TextRanks {
  /** A packed code, or {@link PackedCode#END} and the position among the other texts. */
  private final long[] keys;

  private final String[] others;
  private final CodeIndex index;

  private TextRanks(long[] keys, String[] others) {
    this.keys = keys;
    this.others = others;
    this.index = CodeIndex.ofPlaces(keys);
  }

  static TextRanks of(Collection<String> different) {
    long[] packed =
        different.stream().filter(TextRanks::isBare).mapToLong(PackedCode::pack).sorted().toArray();
    String[] others =
        different.stream().filter(text -> !isBare(text)).sorted().toArray(String[]::new);
    return of(packed, others);
  }

  private static TextRanks of(long[] packed, String[] others) {
    long[] keys = Arrays.copyOf(packed, packed.length + others.length);
    for (int i = 0; i < others.length; i++) {
      keys[packed.length + i] = PackedCode.END + i;
    }
    return new TextRanks(keys, others);
  }

  private static boolean isBare(String text) {
    long packed = PackedCode.pack(text);
    return packed != PackedCode.NONE && PackedCode.unpack(packed).equals(text);
  }

  int size() {
    return keys.length;
  }

  String get(int rank) {
    long key = keys[rank];
    return key < PackedCode.END ? PackedCode.unpack(key) : others[(int) (key - PackedCode.END)];
  }

  /** The number of {@code text} as written, else of the code it spells; or -1. */
  int find(String text) {
    int other = Arrays.binarySearch(others, text);
    return index.place(other >= 0 ? PackedCode.END + other : PackedCode.pack(text));
  }

  void write(PartSink out) {
    out.longs(Arrays.copyOf(keys, keys.length - others.length));
    out.texts(Arrays.asList(others));
  }

  static TextRanks read(PartSource in) {
    long[] packed = in.longs();
    List<String> others = new ArrayList<>(in.texts());
    PartSource.require(
        SortedPairs.isSorted(packed)
            && (packed.length == 0 || packed[0] >= 0 && packed[packed.length - 1] < PackedCode.END),
        "texts out of order");
    String[] sorted = others.toArray(String[]::new);
    Arrays.sort(sorted);
    PartSource.require(others.equals(Arrays.asList(sorted)), "texts out of order");
    return of(packed, sorted);
  }
}
