package org.rimborso.fhir.write;

/**
 * What a user typed into a note, judged before it is stored: plain text that every system on its
 * way can carry and that cannot pretend to be something else on a screen.
 *
 * <p>Line ends become {@code \n} and white space around the text is dropped; from then on not a
 * character changes. Refused are control characters but tab and line end, NUL among them,
 * bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), halves of
 * surrogate pairs and code points that are no characters.
 */
public sealed interface NoteText {
  /** Longest note, in UTF-16 units, as browsers count {@code maxlength}. */
  int LONGEST = 4000;

  /** Longest contact or reference number, in UTF-16 units. */
  int LONGEST_FIELD = 200;

  /** The text as it is stored and sent. */
  record Accepted(String text) implements NoteText {}

  /** Nothing but white space. */
  record Empty() implements NoteText {}

  /** More than {@code longest} UTF-16 units. */
  record TooLong(int length, int longest) implements NoteText {}

  /**
   * A character that may not stand in a note.
   *
   * @param position where, in code points, from 1
   * @param codePoint which, as {@code U+202E}
   */
  record Forbidden(int position, String codePoint) implements NoteText {}

  /** Judges the text of a note; {@code typed} may have any line ends. */
  static NoteText of(String typed) {
    return judge(typed, LONGEST, true);
  }

  /** Judges a one-line field of a note: contact or reference number. */
  static NoteText ofField(String typed) {
    return judge(typed, LONGEST_FIELD, false);
  }

  private static NoteText judge(String typed, int longest, boolean lines) {
    String text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    if (text.isEmpty()) {
      return new Empty();
    }
    if (text.length() > longest) {
      return new TooLong(text.length(), longest);
    }
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      if (isForbidden(points[i]) || (!lines && points[i] == '\n')) {
        return new Forbidden(i + 1, String.format("U+%04X", points[i]));
      }
    }
    return new Accepted(text);
  }

  private static boolean isForbidden(int point) {
    return (Character.isISOControl(point) && point != '\n' && point != '\t')
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
        || (point >= 0xFDD0 && point <= 0xFDEF)
        || (point & 0xFFFE) == 0xFFFE;
  }
}
