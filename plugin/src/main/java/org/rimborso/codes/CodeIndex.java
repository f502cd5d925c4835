package org.rimborso.codes;

import java.util.Arrays;
import java.util.stream.LongStream;

/** From a number to a value: open addressing, at most half full. Of equal keys the first counts. */
final class CodeIndex {
  private static final long EMPTY = -1;

  /** Key and value alternate, so that one step to memory brings both. */
  private final long[] slots;

  private final int mask;

  /** From each of {@code sorted} to the value at its place. */
  CodeIndex(long[] sorted, long[] values) {
    int capacity = Integer.highestOneBit(Math.max(sorted.length, 1) * 2 - 1) * 2;
    slots = new long[capacity * 2];
    mask = capacity * 2 - 1;
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        int at = slot(sorted[i]);
        while (slots[at] != EMPTY) {
          at = at + 2 & mask;
        }
        slots[at] = sorted[i];
        slots[at + 1] = values[i];
      }
    }
  }

  /** From each of {@code sorted} to its place. */
  static CodeIndex ofPlaces(long[] sorted) {
    return new CodeIndex(sorted, LongStream.range(0, sorted.length).toArray());
  }

  /** Where {@code key} stands, for {@link #value}; or -1. */
  int find(long key) {
    if (key < 0) {
      return -1;
    }
    int at = slot(key);
    while (slots[at] != key) {
      if (slots[at] == EMPTY) {
        return -1;
      }
      at = at + 2 & mask;
    }
    return at;
  }

  /** The value of the key found at {@code at}. */
  long value(int at) {
    return slots[at + 1];
  }

  /** The place of {@code key}, where values are places; or -1. */
  int place(long key) {
    int at = find(key);
    return at < 0 ? -1 : (int) value(at);
  }

  private int slot(long key) {
    return (int) (key * 0x9E37_79B9_7F4A_7C15L >>> 32) << 1 & mask;
  }
}
