package org.rimborso.codes;

/** The answers that name nothing but their edition, made once for each stretch of days. */
final class EditionAnswers {
  private final String[] labels;

  /** By stretch: the header, then the billable code. */
  private final CodeAnswer[] inForce;

  private final CodeAnswer[] unknown;

  EditionAnswers(CodeSystem system, EditionCalendar calendar) {
    int segments = calendar.segments();
    labels = new String[segments];
    inForce = new CodeAnswer[segments * 2];
    unknown = new CodeAnswer[segments];
    for (int i = 0; i < segments; i++) {
      int edition = calendar.edition(i);
      boolean silent = edition == EditionCalendar.NO_EDITION;
      labels[i] = silent ? "" : system.label() + " " + calendar.label(edition);
      inForce[i * 2] = silent ? CodeTable.SILENT : new CodeAnswer.Header(labels[i]);
      inForce[i * 2 + 1] = silent ? CodeTable.SILENT : new CodeAnswer.Billable(labels[i]);
      unknown[i] = silent ? CodeTable.SILENT : new CodeAnswer.Unknown(labels[i]);
    }
  }

  String label(int segment) {
    return labels[segment];
  }

  /** Header or billable, as {@code range} says; looked up, because it cannot be guessed. */
  CodeAnswer inForce(int segment, long range) {
    return inForce[segment * 2 + DayRange.billableBit(range)];
  }

  CodeAnswer unknown(int segment) {
    return unknown[segment];
  }
}
