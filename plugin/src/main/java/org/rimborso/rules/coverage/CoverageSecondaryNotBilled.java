package org.rimborso.rules.coverage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Progress;
import org.rimborso.chart.Served;
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
 * <b>Fires when</b> a claim's payer has judged it and left something to the patient, the patient
 * has a further coverage of the same kind in force on the service date, later in order, and no
 * claim goes to it. Silent on restricted claims.
 *
 * <p><b>Not checked when</b> no answer tells what is left, coverages or claims are not fully known,
 * it is not known whether the further coverage is in force, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code account-secondary-due} where the account is known.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 28 (claims to supplemental payers);
 * FHIR R4 Coverage.order.
 */
final class CoverageSecondaryNotBilled implements WalkingRule {
  static final String ID = "coverage-secondary-not-billed";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 28, coordination with supplemental payers"),
          CoverageSecondaryNotBilled.class);

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
    if (chart.coverages().size() < 2) {
      return fault.each(chart, List.of(), claim -> List.of());
    }
    BilledCoverages claims = new BilledCoverages(chart);
    return fault.atMostOne(chart, chart.claimsInForce(), claim -> judge(chart, claim, claims));
  }

  private Optional<Outcome> judge(Chart chart, Claim claim, BilledCoverages claims) {
    Optional<Coverage> billed = focal(chart, claim);
    Optional<PartialDate> day = Served.start(chart, claim);
    if (billed.isEmpty()
        || day.isEmpty()
        || billed.get().isSelfPay()
        || Progress.of(chart, claim) != Progress.ADJUDICATED
        || claim.isRestricted(chart)) {
      return Optional.empty();
    }
    Optional<Coverage> next = next(chart, billed.get(), day.get());
    if (next.isEmpty() || claims.hold(next.get(), claim)) {
      return Optional.empty();
    }
    Optional<Money> left = PatientShare.of(chart, claim);
    if (left.filter(money -> money.signum() <= 0).isPresent()) {
      return Optional.empty();
    }
    Optional<Limitation> hidden = chart.incomplete("Claim");
    if (hidden.isPresent()) {
      return Optional.of(fault.notChecked(hidden.get()));
    }
    if (left.isEmpty()) {
      return notChecked(claim, Cause.ELEMENT_MISSING, "ClaimResponse.item.adjudication");
    }
    InForce inForce = InForce.on(next.get(), day.get());
    return inForce == InForce.YES
        ? Optional.of(finding(chart, claim, next.get(), left.get()))
        : notChecked(claim, inForce.cause(), "Coverage.period");
  }

  private static Optional<Coverage> focal(Chart chart, Claim claim) {
    return claim
        .focalInsurance()
        .flatMap(insurance -> insurance.coverage().reference())
        .flatMap(reference -> chart.find(reference, Coverage.class));
  }

  /** The next payer: certainly in force before perhaps, then by order. */
  private static Optional<Coverage> next(Chart chart, Coverage billed, PartialDate day) {
    int place = billed.order().orElse(1);
    return chart.coverages().stream()
        .filter(coverage -> !coverage.reference().equals(billed.reference()))
        .filter(coverage -> !coverage.isSelfPay())
        .filter(coverage -> CoverageKind.of(coverage) == CoverageKind.of(billed))
        .filter(coverage -> coverage.order().orElse(Integer.MAX_VALUE) > place)
        .filter(coverage -> InForce.on(coverage, day) != InForce.NO)
        .min(
            Comparator.comparing((Coverage coverage) -> InForce.on(coverage, day))
                .thenComparing(coverage -> coverage.order().orElse(Integer.MAX_VALUE))
                .thenComparing(Coverage::reference));
  }

  private Finding finding(Chart chart, Claim claim, Coverage next, Money left) {
    return fault
        .finding(claim.reference(), "", "Claim.insurance", left, NamedCoverage.name(chart, next))
        .risking(Optional.of(left))
        .provenBy(List.of(new Evidence(next.reference(), "Coverage.order")));
  }

  private Optional<Outcome> notChecked(Claim claim, Cause because, String missing) {
    return Optional.of(fault.notChecked(claim.reference(), because, missing));
  }
}
