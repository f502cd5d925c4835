package org.rimborso.codes;

import java.util.Arrays;

/**
 * A code of up to ten letters and digits as one number: six bits a character, left-aligned, so that
 * numbers sort as the codes do, and a category and all below it are neighbours. Dots, blanks and
 * case do not count. The empty code is 0.
 */
final class PackedCode {
  static final int LONGEST = 10;

  /** What is no code: too long, or with another character than letters and digits. */
  static final long NONE = -1;

  /** The first number after all codes. */
  static final long END = 1L << 60;

  private static final int BITS = 6;
  private static final byte SKIPPED = -1;
  private static final byte FOREIGN = -2;
  private static final byte[] VALUES = values();

  private PackedCode() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, FOREIGN);
    for (char c = 0; c < values.length; c++) {
      if (c >= '0' && c <= '9') {
        values[c] = (byte) (c - '0' + 1);
      } else if (c >= 'A' && c <= 'Z') {
        values[c] = (byte) (c - 'A' + 11);
      } else if (c >= 'a' && c <= 'z') {
        values[c] = (byte) (c - 'a' + 11);
      } else if (c == '.' || Character.isWhitespace(c)) {
        values[c] = SKIPPED;
      }
    }
    return values;
  }

  /** The number of {@code code} in any spelling, or {@link #NONE}. */
  static long pack(String code) {
    long packed = 0;
    int shift = BITS * LONGEST;
    for (int i = 0; i < code.length(); i++) {
      int value = value(code.charAt(i));
      if (value > 0) {
        shift -= BITS;
        packed |= (long) value << shift;
      }
      if (value == FOREIGN || shift < 0) {
        return NONE;
      }
    }
    return packed;
  }

  /** The number of the part of {@code code} that comes before what no code has in it. */
  static long beginning(String code) {
    long packed = 0;
    int shift = BITS * LONGEST;
    for (int i = 0; i < code.length() && shift > 0; i++) {
      int value = value(code.charAt(i));
      if (value == FOREIGN) {
        break;
      }
      if (value > 0) {
        shift -= BITS;
        packed |= (long) value << shift;
      }
    }
    return packed;
  }

  private static int value(char c) {
    if (c < VALUES.length) {
      return VALUES[c];
    }
    return Character.isWhitespace(c) ? SKIPPED : FOREIGN;
  }

  /**
   * The number of a code that must be one.
   *
   * @throws IllegalArgumentException if it is empty, too long or has another character
   */
  static long known(String code) {
    long packed = pack(code);
    if (packed <= 0) {
      throw new IllegalArgumentException(
          "no code of one to ten letters and digits: "
              + code.substring(0, Math.min(code.length(), 20)));
    }
    return packed;
  }

  /** The bare code of a number. */
  static String unpack(long packed) {
    char[] bare = new char[LONGEST];
    int length = length(packed);
    for (int i = 0; i < length; i++) {
      int value = at(packed, i);
      bare[i] = (char) (value <= 10 ? '0' + value - 1 : 'A' + value - 11);
    }
    return new String(bare, 0, length);
  }

  /** How many characters the code has. */
  static int length(long packed) {
    return LONGEST - Long.numberOfTrailingZeros(packed | END) / BITS;
  }

  /** The first {@code length} characters. */
  static long head(long packed, int length) {
    return packed & -1L << BITS * (LONGEST - length);
  }

  /** The greatest number that begins with {@code packed}, itself included. */
  static long lastBelow(long packed) {
    return packed | (1L << BITS * (LONGEST - length(packed))) - 1;
  }

  /** Whether the code ends in the placeholder of ICD. */
  static boolean endsInX(long packed) {
    return at(packed, length(packed) - 1) == VALUES['X'];
  }

  private static int at(long packed, int index) {
    return (int) (packed >>> BITS * (LONGEST - 1 - index)) & 63;
  }
}
