package org.rimborso.codes;

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
  private static final int WHOLE = BITS * LONGEST;

  private static final int WIDTH = 7;
  private static final int WIDTHS = (1 << WIDTH) - 1;

  /** More bits than a code has: the character stands in none. */
  private static final int FOREIGN = WIDTHS;

  /** By character: how many bits it takes in a code, and above {@link #WIDTH} its value. */
  private static final short[] CHARACTERS = characters();

  private PackedCode() {}

  private static short[] characters() {
    short[] characters = new short[128];
    for (char c = 0; c < characters.length; c++) {
      int value = value(c);
      characters[c] =
          (short)
              (value > 0
                  ? value << WIDTH | BITS
                  : c == '.' || Character.isWhitespace(c) ? 0 : FOREIGN);
    }
    return characters;
  }

  /** The value of a letter or digit, from 1; 0 for others. */
  static int value(char c) {
    int upper = c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
    if (upper >= '0' && upper <= '9') {
      return upper - '0' + 1;
    }
    return upper >= 'A' && upper <= 'Z' ? upper - 'A' + 11 : 0;
  }

  /** The number of {@code code} in any spelling, or {@link #NONE}. */
  static long pack(String code) {
    long packed = UsualSpelling.pack(code);
    return packed != UsualSpelling.UNUSUAL ? packed : packAny(code);
  }

  private static long packAny(String code) {
    long packed = 0;
    int bits = 0;
    for (int i = 0; i < code.length(); i++) {
      int character = character(code.charAt(i));
      bits += character & WIDTHS;
      if (bits > WHOLE) {
        return NONE;
      }
      packed = packed << (character & WIDTHS) | character >> WIDTH;
    }
    return packed << WHOLE - bits;
  }

  /** The number of the part of {@code code} that comes before what no code has in it. */
  static long beginning(String code) {
    long packed = 0;
    int bits = 0;
    for (int i = 0; i < code.length(); i++) {
      int character = character(code.charAt(i));
      if (bits + (character & WIDTHS) > WHOLE) {
        break;
      }
      bits += character & WIDTHS;
      packed = packed << (character & WIDTHS) | character >> WIDTH;
    }
    return packed << WHOLE - bits;
  }

  private static int character(char c) {
    if (c < CHARACTERS.length) {
      return CHARACTERS[c];
    }
    return Character.isWhitespace(c) ? 0 : FOREIGN;
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
    return at(packed, length(packed) - 1) == CHARACTERS['X'] >> WIDTH;
  }

  private static int at(long packed, int index) {
    return (int) (packed >>> WHOLE - BITS * (index + 1)) & 63;
  }
}
