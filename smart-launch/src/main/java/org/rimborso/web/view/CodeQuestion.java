package org.rimborso.web.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.Encounter;
import org.rimborso.codebooks.Book;
import org.rimborso.rule.Evidence;
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

  /** The first day on which diagnoses are coded in ICD-10-CM. */
  private static final LocalDate ICD10 = LocalDate.of(2015, 10, 1);

  private static final Pattern OF_BILL = Pattern.compile("\\.diagnosis\\[(\\d{1,4})]");

  static Optional<CodeQuestion> of(Finding finding, Chart chart) {
    if (!ANSWERED_BY_A_CODE.contains(finding.rule())) {
      return Optional.empty();
    }
    Optional<LocalDate> on =
        chart
            .bills()
            .filter(bill -> bill.reference().equals(finding.focus()))
            .findFirst()
            .map(bill -> ofBill(bill, finding, chart))
            .orElseGet(() -> ofEncounter(finding, chart));
    boolean old = on.filter(day -> day.isBefore(ICD10)).isPresent();
    return Optional.of(new CodeQuestion((old ? Book.ICD9CM : Book.ICD10CM).id(), on));
  }

  private static Optional<LocalDate> ofBill(Claim bill, Finding finding, Chart chart) {
    Matcher at = OF_BILL.matcher(finding.element());
    if (!at.find()) {
      return Optional.empty();
    }
    int index = Integer.parseInt(at.group(1));
    List<Encounter> encounters =
        chart.encounters().stream()
            .filter(encounter -> chart.claimsOf(encounter).certain().contains(bill))
            .toList();
    return index < bill.diagnoses().size()
        ? new CodeDates(bill, encounters).of(bill.diagnoses().get(index))
        : Optional.empty();
  }

  private static Optional<LocalDate> ofEncounter(Finding finding, Chart chart) {
    return Stream.concat(
            Stream.of(finding.focus()), finding.evidence().stream().map(Evidence::reference))
        .flatMap(reference -> chart.find(reference, Encounter.class).stream())
        .findFirst()
        .flatMap(CodeDates::of);
  }
}
