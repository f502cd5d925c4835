package org.rimborso.store;

import java.text.Normalizer;
import java.util.Locale;

/** How names and numbers are written where they are searched: small letters, without accents. */
final class SearchWords {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_WORD = 100;

  private SearchWords() {}

  /** A name with its last word first, for people look by family name. */
  static String name(String name) {
    String plain = plain(name);
    int last = plain.lastIndexOf(' ');
    return cut(
        last < 0 ? plain : plain.substring(last + 1) + " " + plain.substring(0, last),
        LONGEST_NAME);
  }

  /** The same as it stands. */
  static String word(String text) {
    return cut(plain(text), LONGEST_WORD);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** The first text that is behind all that begin with this one. */
  static String behind(String beginning) {
    return beginning + Character.MAX_VALUE;
  }
}
