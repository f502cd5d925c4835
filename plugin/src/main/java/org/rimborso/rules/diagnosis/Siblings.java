package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;

/** Codes that differ from another in one character after the category. */
final class Siblings {
  private static final int CATEGORY = 3;
  private static final int SEVENTH = 6;
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWYZ";

  private Siblings() {}

  /**
   * The billable codes of the same length that differ in one character of the fourth to the sixth,
   * in code order.
   */
  static List<String> of(CodeSets codes, JudgedCode code) {
    String bare = code.bare();
    List<String> found = new ArrayList<>();
    for (int at = CATEGORY; at < Math.min(bare.length(), SEVENTH); at++) {
      for (int i = 0; i < CHARACTERS.length(); i++) {
        String other = bare.substring(0, at) + CHARACTERS.charAt(i) + bare.substring(at + 1);
        boolean billable =
            !other.equals(bare)
                && codes.ask(code.system(), other, code.day()) instanceof CodeAnswer.Billable;
        if (billable) {
          found.add(other);
        }
      }
    }
    return found.stream().sorted().toList();
  }
}
