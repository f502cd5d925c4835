package org.rimborso.web.view;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.codebooks.Book;
import org.rimborso.codes.CodeSystem;
import org.rimborso.desk.fix.CodeDay;
import org.rimborso.rule.Finding;

/**
 * Which codes to search for in place of one that cannot stand: those of the system in force on the
 * code date.
 *
 * @param system the short name of the code system, as addresses have it
 * @param on the code date; empty where the chart does not tell
 */
public record CodeQuestion(String system, Optional<LocalDate> on) {
  private static final Set<String> ANSWERED_BY_A_CODE =
      Set.of("diagnosis-not-billable", "diagnosis-unknown-code");

  static Optional<CodeQuestion> of(Finding finding, Chart chart) {
    return ANSWERED_BY_A_CODE.contains(finding.rule())
        ? Optional.of(of(CodeDay.of(finding, chart)))
        : Optional.empty();
  }

  static CodeQuestion of(CodeDay day) {
    return new CodeQuestion(
        (day.system() == CodeSystem.ICD9CM ? Book.ICD9CM : Book.ICD10CM).id(), day.on());
  }
}
