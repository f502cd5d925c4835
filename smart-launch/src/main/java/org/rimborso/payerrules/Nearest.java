package org.rimborso.payerrules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that a misspelled one most likely means. */
public final class Nearest {
  private Nearest() {}

  /** The known name nearest to {@code typed}; empty where none is near. */
  public static Optional<String> to(String typed, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(name -> steps(typed, name)).thenComparing(name -> name))
        .filter(name -> steps(typed, name) <= Math.max(typed.length(), name.length()) / 2);
  }

  /** Letters to put in, leave out or change until one word is the other. */
  private static int steps(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j < before.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[before.length];
      now[0] = i;
      for (int j = 1; j < now.length; j++) {
        int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }
}
