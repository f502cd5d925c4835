package org.rimborso.rules.coverage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Served;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a claim has no insurance, or points at a Coverage that is not there: the latter
 * once for each such Coverage, at the first claim. Silent on restricted claims and where all that
 * covers the day is the patient's own pocket.
 *
 * <p><b>Not checked when</b> coverages are not fully known, a coverage is given as text or number
 * only, part of the claim was not readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: FHIR R4 Claim.insurance (1..*); Medicare Claims Processing Manual, chapter 26,
 * section 10.2, items 1 to 13.
 */
final class CoverageMissing implements WalkingRule {
  static final String ID = "coverage-missing";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("HL7 FHIR R4", "Claim.insurance, Claim.insurance.coverage"),
          CoverageMissing.class);

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
    return fault
        .atMostOne(
            chart,
            chart.claimsInForce(),
            claim -> claim.insurance().isEmpty() ? bare(chart, claim) : Optional.empty())
        .and(
            Walk.over(
                NamedCoverage.all(chart),
                places ->
                    places.stream()
                        .filter(place -> !place.claim().isRestricted(chart))
                        .findFirst()
                        .flatMap(first -> dangling(chart, first, places))
                        .stream()
                        .toList()));
  }

  private Optional<Outcome> bare(Chart chart, Claim claim) {
    if (claim.isRestricted(chart) || isSelfPaid(chart, claim)) {
      return Optional.empty();
    }
    Optional<Outcome> unread = fault.unread(chart, claim.reference());
    if (unread.isPresent()) {
      return unread;
    }
    Optional<Limitation> hidden = chart.incomplete("Coverage");
    return Optional.of(
        hidden.isPresent()
            ? fault.notChecked(claim.reference(), hidden.get().because(), "Coverage")
            : fault.finding(claim.reference(), "", "Claim.insurance").risking(claim.charge()));
  }

  private static boolean isSelfPaid(Chart chart, Claim claim) {
    Optional<PartialDate> day = Served.start(chart, claim);
    List<Coverage> active =
        chart.coverages().stream()
            .filter(c -> day.filter(d -> InForce.on(c, d) == InForce.YES).isPresent())
            .toList();
    return !active.isEmpty() && active.stream().allMatch(Coverage::isSelfPay);
  }

  private Optional<Outcome> dangling(Chart chart, NamedCoverage first, List<NamedCoverage> places) {
    Claim claim = first.claim();
    if (first.coverage().reference().isEmpty()) {
      return Optional.of(
          fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, first.element()));
    }
    Reference named = first.coverage().reference().get();
    if (first.find(chart).isPresent()) {
      return Optional.empty();
    }
    Optional<Limitation> hidden = chart.incomplete("Coverage");
    return Optional.of(
        hidden.isPresent()
            ? fault.notChecked(claim.reference(), hidden.get().because(), named.toString())
            : fault
                .finding(claim.reference(), named.id(), first.element(), named.toString())
                .saying(fault.message("message-dangling", named.toString()))
                .risking(claim.charge())
                .provenBy(
                    places.stream()
                        .filter(place -> !place.equals(first))
                        .map(place -> new Evidence(place.claim().reference(), place.element()))
                        .distinct()
                        .toList()));
  }
}
