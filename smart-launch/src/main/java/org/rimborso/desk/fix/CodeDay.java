package org.rimborso.desk.fix;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.Encounter;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;

/**
 * In which system a diagnosis that a finding is about is coded, and on which day its code counts.
 *
 * @param on empty where the chart does not tell
 */
public record CodeDay(CodeSystem system, Optional<LocalDate> on) {
  /** The first day on which diagnoses are coded in ICD-10-CM. */
  private static final LocalDate ICD10 = LocalDate.of(2015, 10, 1);

  private static final Pattern OF_BILL = Pattern.compile("\\.diagnosis\\[(\\d{1,4})]");

  public static CodeDay of(Finding finding, Chart chart) {
    Optional<LocalDate> on =
        chart
            .bills()
            .filter(bill -> bill.reference().equals(finding.focus()))
            .findFirst()
            .map(bill -> ofBill(bill, finding, chart))
            .orElseGet(() -> ofEncounter(finding, chart));
    boolean old = on.filter(day -> day.isBefore(ICD10)).isPresent();
    return new CodeDay(old ? CodeSystem.ICD9CM : CodeSystem.ICD10CM, on);
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
