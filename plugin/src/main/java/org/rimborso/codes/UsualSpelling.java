package org.rimborso.codes;

/**
 * Packs a code as nearly all are written: up to eight characters, a dot only after the third. It
 * does the same for codes of every length, because where a code ends cannot be foreseen, and a
 * processor that guesses wrong waits for memory instead of fetching what later codes need.
 */
final class UsualSpelling {
  /** What is not written in this way. */
  static final long UNUSUAL = -1;

  private static final int LONGEST = 8;
  private static final int BITS = 6;
  private static final int WHOLE = BITS * PackedCode.LONGEST;
  private static final int DOT = 1 << BITS;
  private static final int FOREIGN = DOT << 1;

  /** The bits of the characters before the dot. */
  private static final long HEAD = -1L << WHOLE - 3 * BITS;

  /** By character: its value in a code, or what else it is. */
  private static final byte[] CHARACTERS = characters();

  private UsualSpelling() {}

  private static byte[] characters() {
    byte[] characters = new byte[128];
    for (char c = 0; c < characters.length; c++) {
      int value = PackedCode.value(c);
      characters[c] = (byte) (c == '.' ? DOT : value > 0 ? value : FOREIGN);
    }
    return characters;
  }

  /** The number of {@code code}, or {@link #UNUSUAL}. */
  static long pack(String code) {
    int last = code.length() - 1;
    if (last < 0 || last >= LONGEST) {
      return UNUSUAL;
    }
    int first = at(code, 0, last);
    int second = at(code, 1, last);
    int third = at(code, 2, last);
    int fourth = at(code, 3, last);
    int fifth = at(code, 4, last);
    int sixth = at(code, 5, last);
    int seventh = at(code, 6, last);
    int eighth = at(code, 7, last);
    int others = first | second | third | fifth | sixth | seventh | eighth;
    if ((others | fourth & FOREIGN) >= DOT) {
      return UNUSUAL;
    }
    int front = first << 3 * BITS | second << 2 * BITS | third << BITS | fourth & DOT - 1;
    int back = fifth << 3 * BITS | sixth << 2 * BITS | seventh << BITS | eighth;
    long written = (long) front << WHOLE - 4 * BITS | (long) back << WHOLE - LONGEST * BITS;
    long packed = written & -1L << WHOLE - BITS - BITS * last;
    return packed & HEAD | (packed & ~HEAD) << (fourth & DOT) / DOT * BITS;
  }

  /** The character at {@code index}; behind the end the last one again. */
  private static int at(String code, int index, int last) {
    char c = code.charAt(Math.min(index, last));
    return c < CHARACTERS.length ? CHARACTERS[c] & 0xFF : FOREIGN;
  }
}
