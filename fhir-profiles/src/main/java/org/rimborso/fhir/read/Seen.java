package org.rimborso.fhir.read;

import java.util.Arrays;

/**
 * What small objects and lists were read as, by their very bytes: a facility writes the same codes,
 * amounts and references again and again, in the same order, and comparing them is much cheaper
 * than reading them. An object of JSON ends where it ends: bytes that begin with a known one's are
 * that one. A few are remembered, so no document can make this slow or large. Not safe for several
 * threads.
 */
final class Seen<T> {
  private static final int PLACES = 16;
  private static final int LONGEST = 512;

  private final byte[][] bytes = new byte[PLACES][];

  /** By place: the last eight bytes, or less where there are no more; they tell most apart. */
  private final long[] tails = new long[PLACES];

  /** By place: how deep it lay, for deeper down it may go beyond the limits. */
  private final int[] depths = new int[PLACES];

  /** By place: where what came after it stood. */
  private final int[] after = new int[PLACES];

  private final Object[] values = new Object[PLACES];
  private int used;
  private int oldest;
  private int last;

  /** The place of the value whose bytes stand in {@code json} from {@code at} on; -1 if unknown. */
  int find(byte[] json, int at, int depth) {
    int guess = after[last];
    if (is(guess, json, at, depth)) {
      last = guess;
      return guess;
    }
    for (int place = 0; place < used; place++) {
      if (is(place, json, at, depth)) {
        after[last] = place;
        last = place;
        return place;
      }
    }
    return -1;
  }

  private boolean is(int place, byte[] json, int at, int depth) {
    if (place >= used) {
      return false;
    }
    byte[] known = bytes[place];
    int end = at + known.length;
    return end <= json.length
        && depth <= depths[place]
        && (known.length < Long.BYTES || Bytes.eight(json, end - Long.BYTES) == tails[place])
        && Arrays.equals(json, at, end, known, 0, known.length);
  }

  /** How many bytes the value at {@code place} takes. */
  int length(int place) {
    return bytes[place].length;
  }

  @SuppressWarnings("unchecked") // Only values of this type are put in.
  T value(int place) {
    return (T) values[place];
  }

  /** Remembers what stands in {@code json} from {@code from} to {@code to} and was just read. */
  void keep(byte[] json, int from, int to, int depth, T value) {
    if (to == from || to - from > LONGEST) {
      return;
    }
    int place = used < PLACES ? used++ : oldest;
    oldest = (place + 1) % PLACES;
    bytes[place] = Arrays.copyOfRange(json, from, to);
    tails[place] = to - from < Long.BYTES ? 0 : Bytes.eight(json, to - Long.BYTES);
    depths[place] = depth;
    values[place] = value;
    after[last] = place;
    last = place;
  }
}
