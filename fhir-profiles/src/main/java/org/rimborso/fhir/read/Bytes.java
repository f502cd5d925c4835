package org.rimborso.fhir.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at JSON's bytes, eight at a time where it can. */
final class Bytes {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private Bytes() {}

  /**
   * Where the first byte stands, from {@code from}, that does not simply belong to a text: a quote,
   * a backslash, a control character, or part of a character beyond ASCII; else the end.
   */
  static int plainUntil(byte[] json, int from) {
    int at = from;
    while (at + Long.BYTES <= json.length) {
      long eight = eight(json, at);
      long special =
          (without(eight ^ QUOTES) | without(eight ^ BACKSLASHES) | (eight - SPACES) | eight)
              & HIGHS;
      if (special != 0) {
        // A borrow may mark what follows a marked byte, never what stands before the first.
        return at + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < json.length && isPlain(json[at])) {
      at++;
    }
    return at;
  }

  /** The high bit of the lowest byte that is zero. */
  private static long without(long eight) {
    return (eight - ONES) & ~eight;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /** Eight bytes, the first one lowest. */
  static long eight(byte[] bytes, int at) {
    return (long) EIGHT.get(bytes, at);
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Whether a number that starts somewhere before may go on with {@code b}. */
  static boolean isOfNumber(byte b) {
    return isDigit(b) || b == '.' || b == 'e' || b == 'E' || b == '-' || b == '+';
  }
}
