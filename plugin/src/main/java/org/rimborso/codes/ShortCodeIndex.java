package org.rimborso.codes;

/**
 * From a code of up to seven characters to a small number, both in one word: a table of all codes
 * of a system takes one megabyte, and a look-up one step into it. Open addressing. What takes more
 * room, or more steps, costs more than it saves: most of a look-up is waiting for memory.
 */
final class ShortCodeIndex {
  private static final int VALUE_BITS = 22;

  /** The first number that is too great to be a value. */
  static final int END = 1 << VALUE_BITS;

  private static final int LONGEST = 7;
  private static final long BEHIND = (1L << 6 * (PackedCode.LONGEST - LONGEST)) - 1;

  /** Bits by which a code moves up; the low ones of a short code are free for the value then. */
  private static final int UP = 4;

  private static final long VALUE = END - 1L;

  /** A code and its value, or 0. */
  private final long[] slots;

  private final int shift;

  /**
   * From each of {@code sorted} codes that is short to the value at its place; of equal codes the
   * first counts.
   */
  ShortCodeIndex(long[] sorted, long[] values) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(sorted.length * 5L / 4 + 1);
    slots = new long[1 << bits];
    shift = Long.SIZE - bits;
    for (int i = 0; i < sorted.length; i++) {
      if (holds(sorted[i]) && (i == 0 || sorted[i] != sorted[i - 1])) {
        put(sorted[i], values[i]);
      }
    }
  }

  private void put(long code, long value) {
    int at = slot(code);
    while (slots[at] != 0) {
      at = at + 1 & slots.length - 1;
    }
    slots[at] = code << UP | value;
  }

  /** Whether {@code code} is one and short enough to be held. */
  static boolean holds(long code) {
    return code > 0 && (code & BEHIND) == 0;
  }

  /** The value of {@code code}, which is short; or -1. */
  int find(long code) {
    long wanted = code << UP;
    int at = slot(code);
    long slot = slots[at];
    while ((slot ^ wanted) >>> VALUE_BITS != 0) {
      if (slot == 0) {
        return -1;
      }
      at = at + 1 & slots.length - 1;
      slot = slots[at];
    }
    return (int) (slot & VALUE);
  }

  private int slot(long code) {
    return (int) (code * 0x9E37_79B9_7F4A_7C15L >>> shift);
  }
}
