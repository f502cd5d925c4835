package org.rimborso.fhir.read;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;

/**
 * Spells the texts of one document, the short ones mostly once: a chart is full of the same few
 * URIs, codes, days and references. What was seen lately is remembered by where its length and a
 * few of its characters lead; whatever leads to the same place next takes it over, so no document
 * can make this slow or large.
 */
final class Spellings {
  /** A power of two. */
  private static final int PLACES = 1024;

  private static final int LONGEST = 128;

  private final char[][] letters = new char[PLACES][0];
  private final String[] texts = new String[PLACES];

  Spellings() {
    Arrays.fill(texts, "");
  }

  /** The text that {@code parser} stands on. */
  String of(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length == 0 || length > LONGEST) {
      return parser.getText();
    }
    char[] read = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int place = place(read, from, length);
    char[] known = letters[place];
    if (!Arrays.equals(known, 0, known.length, read, from, from + length)) {
      letters[place] = Arrays.copyOfRange(read, from, from + length);
      texts[place] = new String(read, from, length);
    }
    return texts[place];
  }

  /** Ids and days differ in their last characters, URIs and words anywhere. */
  private static int place(char[] read, int from, int length) {
    int last = from + length - 1;
    int mixed = length;
    mixed = mixed * 31 + read[from];
    mixed = mixed * 31 + read[from + length / 3];
    mixed = mixed * 31 + read[from + length / 2];
    mixed = mixed * 31 + read[Math.max(from, last - 3)];
    mixed = mixed * 31 + read[Math.max(from, last - 2)];
    mixed = mixed * 31 + read[Math.max(from, last - 1)];
    mixed = mixed * 31 + read[last];
    return (mixed ^ mixed >>> 10 ^ mixed >>> 20) & PLACES - 1;
  }
}
