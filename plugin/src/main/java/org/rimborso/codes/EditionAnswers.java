package org.rimborso.codes;

/** The answers that name nothing but their edition, made once for each stretch of days. */
final class EditionAnswers {
  private final String[] labels;

  /** By stretch: the header, then the billable code. */
  private final CodeAnswer[] inForce;

  private final CodeAnswer[] unknown;

  /** By stretch: whether no code can be judged. */
  private final boolean[] silent;

  EditionAnswers(CodeSystem system, EditionCalendar calendar, CodeLives lives) {
    int segments = calendar.segments();
    labels = new String[segments];
    inForce = new CodeAnswer[segments * 2];
    unknown = new CodeAnswer[segments];
    silent = new boolean[segments];
    for (int i = 0; i < segments; i++) {
      int edition = calendar.edition(i);
      boolean none = edition == EditionCalendar.NO_EDITION;
      labels[i] = none ? "" : system.label() + " " + calendar.label(edition);
      inForce[i * 2] = none ? CodeTable.SILENT : new CodeAnswer.Header(labels[i]);
      inForce[i * 2 + 1] = none ? CodeTable.SILENT : new CodeAnswer.Billable(labels[i]);
      unknown[i] = none ? CodeTable.SILENT : new CodeAnswer.Unknown(labels[i]);
      silent[i] =
          none || !calendar.covered(i) && !lives.anyWithin(calendar.start(i), calendar.end(i));
    }
  }

  /** Whether nothing is known for the days of {@code segment}, of any code. */
  boolean silent(int segment) {
    return silent[segment];
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
