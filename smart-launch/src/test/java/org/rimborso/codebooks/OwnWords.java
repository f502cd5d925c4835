package org.rimborso.codebooks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a name of our own from an official description. */
final class OwnWords {
  /** A name as short as a plain term, such as "Type 2 diabetes", may be all there is to say. */
  private static final int PLAIN_TERM = 3;

  private OwnWords() {}

  /**
   * Whether {@code name} has other words than {@code description}, and is not what is left of it
   * when words are struck out.
   */
  static boolean are(String name, String description) {
    List<String> own = words(name);
    List<String> official = words(description);
    return !Set.copyOf(own).equals(Set.copyOf(official))
        && (own.size() <= PLAIN_TERM || !isLeftAfterStriking(own, official));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean isLeftAfterStriking(List<String> name, List<String> description) {
    Iterator<String> left = description.iterator();
    return name.stream().allMatch(word -> skipTo(word, left));
  }

  private static boolean skipTo(String word, Iterator<String> left) {
    while (left.hasNext()) {
      if (left.next().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
