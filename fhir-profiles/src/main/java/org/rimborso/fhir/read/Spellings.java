package org.rimborso.fhir.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Spells the short texts of one document, mostly each once: a chart is full of the same few names,
 * URIs, codes, days and references. What was seen lately is remembered in one of the two places
 * where its length and a few of its bytes lead; whatever leads there next takes one over, so no
 * document can make this slow or large.
 */
final class Spellings {
  private static final int LONGEST = 128;
  private static final byte[] NONE = {};

  private final String[] texts;

  /** By place: the text's first eight bytes and its last, which may overlap. */
  private final long[] heads;

  private final long[] tails;

  /** By place: all bytes of a text that is longer than head and tail. */
  private final byte[][] letters;

  /**
   * @param places how many texts are remembered; a power of two
   */
  Spellings(int places) {
    texts = new String[places];
    heads = new long[places];
    tails = new long[places];
    letters = new byte[places][];
    Arrays.fill(texts, "");
  }

  /** The text that the ASCII characters in {@code json} from {@code from} to {@code to} spell. */
  String of(byte[] json, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return spell(json, from, length);
    }
    boolean isShort = length < Long.BYTES;
    boolean isLong = length > 2 * Long.BYTES;
    long head = isShort ? few(json, from, to) : Bytes.eight(json, from);
    long tail = isShort ? head : Bytes.eight(json, to - Long.BYTES);
    long middle = isLong ? Bytes.eight(json, from + length / 2 - Long.BYTES / 2) : 0;
    int place = place(length, head, tail, middle);
    for (int way = 0; way < 2; way++, place ^= 1) {
      if (heads[place] == head
          && tails[place] == tail
          && texts[place].length() == length
          && (!isLong || isBetween(json, from, length, letters[place]))) {
        return texts[place];
      }
    }
    makeRoom(place);
    texts[place] = spell(json, from, length);
    heads[place] = head;
    tails[place] = tail;
    letters[place] = isLong ? Arrays.copyOfRange(json, from, to) : NONE;
    return texts[place];
  }

  /** What was seen last keeps one of the two places. */
  private void makeRoom(int place) {
    int other = place ^ 1;
    texts[other] = texts[place];
    heads[other] = heads[place];
    tails[other] = tails[place];
    letters[other] = letters[place];
  }

  private static String spell(byte[] json, int from, int length) {
    return new String(json, from, length, StandardCharsets.ISO_8859_1);
  }

  /** Less than eight bytes as one number, read with those before them where there are such. */
  private static long few(byte[] json, int from, int to) {
    if (to >= Long.BYTES && to > from) {
      return Bytes.eight(json, to - Long.BYTES) >>> Byte.SIZE * (Long.BYTES - (to - from));
    }
    long all = 0;
    for (int i = to - 1; i >= from; i--) {
      all = all << Byte.SIZE | json[i];
    }
    return all;
  }

  /** Whether what stands between head and tail is the same. */
  private static boolean isBetween(byte[] json, int from, int length, byte[] known) {
    for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
      if (Bytes.eight(json, from + i) != Bytes.eight(known, i)) {
        return false;
      }
    }
    return true;
  }

  private int place(int length, long head, long tail, long middle) {
    long mixed = length + head * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32 ^ tail) * 0xC2B2AE3D27D4EB4FL;
    mixed = (mixed ^ mixed >>> 32 ^ middle) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & texts.length - 1;
  }
}
