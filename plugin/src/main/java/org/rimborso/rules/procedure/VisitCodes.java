package org.rimborso.rules.procedure;

import java.time.LocalDate;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * The codes of visits, by the ranges that the Medicare Claims Processing Manual names in chapter
 * 12, section 30.6. That a code of a range is one, the site's own CPT table says.
 */
record VisitCodes(CodeSets codes) {
  private static final Range[] VISITS = {
    new Range(99201, 99215), // offices
    new Range(99217, 99239), // hospitals, observation
    new Range(99241, 99255), // consultations
    new Range(99281, 99285), // emergency departments
    new Range(99291, 99292), // critical care
    new Range(99304, 99318), // nursing facilities
    new Range(99324, 99350), // homes, domiciliary care
    new Range(99381, 99397) // preventive medicine
  };
  private static final Range[] NEW_PATIENTS = {
    new Range(99201, 99205),
    new Range(99324, 99328),
    new Range(99341, 99345),
    new Range(99381, 99387)
  };

  private record Range(int first, int last) {}

  /** Whether {@code code} is in a range of visits. */
  static boolean isVisit(String code) {
    return isIn(VISITS, code);
  }

  /** Whether {@code code} is in a range of visits of new patients. */
  static boolean isOfNewPatient(String code) {
    return isIn(NEW_PATIENTS, code);
  }

  private static boolean isIn(Range[] ranges, String code) {
    if (!code.startsWith("99")) {
      return false;
    }
    int number = 0;
    for (int i = 0; i < code.length(); i++) {
      char digit = code.charAt(i);
      if (digit < '0' || digit > '9') {
        return false;
      }
      number = number * 10 + digit - '0';
    }
    for (Range range : ranges) {
      if (range.first() <= number && number <= range.last()) {
        return true;
      }
    }
    return false;
  }

  /** What the site's CPT table says of {@code code} on {@code day}. */
  CodeAnswer ask(String code, LocalDate day) {
    return codes.ask(CodeSystem.CPT, code, day);
  }
}
