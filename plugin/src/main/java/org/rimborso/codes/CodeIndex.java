package org.rimborso.codes;

import java.util.Arrays;

/** From a number to where it first stands in a sorted array: open addressing, at most half full. */
final class CodeIndex {
  private static final long EMPTY = -1;

  /** Key and position alternate, so that one step to memory brings both. */
  private final long[] slots;

  private final int mask;

  CodeIndex(long[] sorted) {
    int capacity = Integer.highestOneBit(Math.max(sorted.length, 1) * 2 - 1) * 2;
    slots = new long[capacity * 2];
    mask = capacity - 1;
    Arrays.fill(slots, EMPTY);
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        int at = slot(sorted[i]);
        while (slots[at] != EMPTY) {
          at = next(at);
        }
        slots[at] = sorted[i];
        slots[at + 1] = i;
      }
    }
  }

  /** The first position of {@code key}, or -1. */
  int find(long key) {
    if (key < 0) {
      return -1;
    }
    int at = slot(key);
    while (slots[at] != key) {
      if (slots[at] == EMPTY) {
        return -1;
      }
      at = next(at);
    }
    return (int) slots[at + 1];
  }

  private int slot(long key) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    return ((int) (mixed >>> 32) & mask) << 1;
  }

  private int next(int at) {
    return at + 2 & (mask << 1 | 1);
  }
}
