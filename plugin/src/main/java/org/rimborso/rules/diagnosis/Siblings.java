package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;

/** Codes that differ from another in one character after the category. */
final class Siblings {
  private static final int CATEGORY = 3;
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWYZ";

  private Siblings() {}

  /**
   * What differs from {@code bare} in one character after the third, in code order. The seventh may
   * be a side too.
   */
  private static List<String> around(String bare) {
    List<String> found = new ArrayList<>();
    for (int at = CATEGORY; at < bare.length(); at++) {
      for (int i = 0; i < CHARACTERS.length(); i++) {
        String other = bare.substring(0, at) + CHARACTERS.charAt(i) + bare.substring(at + 1);
        if (!other.equals(bare)) {
          found.add(other);
        }
      }
    }
    return found.stream().sorted().toList();
  }

  /** The siblings whose English title is {@code wanted}, on whatever day they are billable. */
  static List<String> titled(CodeSets codes, JudgedCode code, Predicate<String> wanted) {
    return around(code.bare()).stream()
        .filter(other -> isKnown(codes.ask(code.system(), other, code.day())))
        .filter(
            other -> codes.name(code.system(), other, Locale.ENGLISH).filter(wanted).isPresent())
        .toList();
  }

  /** Whether the code is in its table, be it for other days. */
  private static boolean isKnown(CodeAnswer answer) {
    return !(answer instanceof CodeAnswer.Unknown) && !(answer instanceof CodeAnswer.Header);
  }

  /** Whether a sibling may be billed on the code date of {@code code}. */
  static boolean isBillable(CodeSets codes, JudgedCode code, String sibling) {
    return codes.ask(code.system(), sibling, code.day()) instanceof CodeAnswer.Billable;
  }
}
