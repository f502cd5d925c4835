package org.rimborso.rules.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Served;
import org.rimborso.payer.Medicare;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a Coverage that a claim names has neither subscriber nor member id, or is
 * Medicare's and its id is no Medicare beneficiary identifier (for services from 2020 on, when the
 * older numbers ended). Once for each Coverage, at the first claim.
 *
 * <p><b>Not checked when</b> the Coverage is given as text only, was not read or only in part, or
 * claims are not offered. Self-pay has no member id.
 *
 * <p><b>Leaves to</b> {@code coverage-missing} a Coverage that is not there.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.2, item 1A; CMS,
 * Understanding the Medicare Beneficiary Identifier Format.
 */
final class CoverageMemberIdMissing implements WalkingRule {
  static final String ID = "coverage-member-id-missing";
  private static final LocalDate ONLY_BENEFICIARY_IDS = LocalDate.of(2020, 1, 1);

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.from(
              ONLY_BENEFICIARY_IDS,
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 26, 10.2, item 1A; CMS, format of the Medicare beneficiary identifier"),
          CoverageMemberIdMissing.class);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim", "Coverage");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.atMostOne(
        chart, "Claim", NamedCoverage.all(chart), places -> judge(chart, places));
  }

  private Optional<Outcome> judge(Chart chart, List<NamedCoverage> places) {
    NamedCoverage first = places.get(0);
    if (first.coverage().reference().isEmpty()) {
      return Optional.of(
          fault.notChecked(first.claim().reference(), Cause.ELEMENT_MISSING, first.element()));
    }
    Optional<Coverage> found = first.find(chart);
    if (found.isEmpty()) {
      return Optional.of(
          fault.absent(chart, first.claim().reference(), first.coverage().reference().get()));
    }
    Coverage coverage = found.get();
    Optional<String> id = coverage.memberId().filter(text -> !text.isBlank());
    if (coverage.isSelfPay()) {
      return Optional.empty();
    }
    if (id.isEmpty()) {
      return orUnread(chart, coverage, finding(chart, first, coverage));
    }
    if (Medicare.isBeneficiary(id.get()) || !Medicare.pays(chart, coverage)) {
      return Optional.empty();
    }
    return places.stream()
        .filter(place -> isRecent(chart, place))
        .findFirst()
        .flatMap(
            place ->
                orUnread(
                    chart,
                    coverage,
                    finding(chart, place, coverage)
                        .saying(
                            fault.message("message-form", NamedCoverage.name(chart, coverage)))));
  }

  private static boolean isRecent(Chart chart, NamedCoverage place) {
    return Served.starts(chart, place.claim()).stream()
        .anyMatch(day -> !day.first().isBefore(ONLY_BENEFICIARY_IDS));
  }

  private Optional<Outcome> orUnread(Chart chart, Coverage coverage, Finding finding) {
    return fault.unread(chart, coverage.reference()).or(() -> Optional.of(finding));
  }

  private Finding finding(Chart chart, NamedCoverage place, Coverage coverage) {
    return fault
        .finding(
            place.claim().reference(),
            coverage.reference().id(),
            place.element(),
            NamedCoverage.name(chart, coverage))
        .risking(place.claim().charge())
        .provenBy(List.of(new Evidence(coverage.reference(), "Coverage.subscriberId")));
  }
}
