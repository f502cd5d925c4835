package org.rimborso.codes;

/** The answers that name nothing but their edition, made once for each stretch of days. */
final class EditionAnswers {
  private final String[] labels;
  private final CodeAnswer[] billable;
  private final CodeAnswer[] header;
  private final CodeAnswer[] unknown;

  EditionAnswers(CodeSystem system, EditionCalendar calendar) {
    int segments = calendar.segments();
    labels = new String[segments];
    billable = new CodeAnswer[segments];
    header = new CodeAnswer[segments];
    unknown = new CodeAnswer[segments];
    for (int i = 0; i < segments; i++) {
      int edition = calendar.edition(i);
      boolean silent = edition == EditionCalendar.NO_EDITION;
      labels[i] = silent ? "" : system.label() + " " + calendar.label(edition);
      billable[i] = silent ? CodeTable.SILENT : new CodeAnswer.Billable(labels[i]);
      header[i] = silent ? CodeTable.SILENT : new CodeAnswer.Header(labels[i]);
      unknown[i] = silent ? CodeTable.SILENT : new CodeAnswer.Unknown(labels[i]);
    }
  }

  String label(int segment) {
    return labels[segment];
  }

  CodeAnswer billable(int segment) {
    return billable[segment];
  }

  CodeAnswer header(int segment) {
    return header[segment];
  }

  CodeAnswer unknown(int segment) {
    return unknown[segment];
  }
}
