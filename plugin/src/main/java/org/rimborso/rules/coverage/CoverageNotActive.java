package org.rimborso.rules.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;
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
 * <b>Fires when</b> the focal Coverage of a claim does not cover a service date. Its period decides
 * where it has the end that is needed; draft and entered-in-error never cover. Suggests another
 * Coverage of the patient that does.
 *
 * <p><b>Not checked when</b> the Coverage is given as display text only or was not read, the end of
 * its period that is needed is missing (a cancelled one: ambiguous), dates are missing or too
 * vague, or claims are not offered. A claim without insurance, or self-pay, is not this rule's
 * business.
 *
 * <p><b>Leaves to</b> {@code coverage-missing} claims without insurance.
 *
 * <p><b>Source</b>: FHIR R4 Coverage.period and Coverage.status.
 */
final class CoverageNotActive implements WalkingRule {
  static final String ID = "coverage-not-active";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("HL7 FHIR R4", "Coverage.period, Coverage.status"),
          CoverageNotActive.class);

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
    Map<PartialDate, Optional<Coverage>> others = new HashMap<>();
    return fault.atMostOne(
        chart, "Claim", chart.standing(), standing -> judge(chart, standing, others));
  }

  private Optional<Outcome> judge(
      Chart chart, BillInForce standing, Map<PartialDate, Optional<Coverage>> others) {
    Claim claim = standing.bill();
    Optional<Claim.Insurance> insurance = claim.focalInsurance();
    if (claim.isFromBenefit() || insurance.isEmpty()) {
      return Optional.empty();
    }
    Optional<Reference> reference = insurance.get().coverage().reference();
    if (reference.isEmpty()) {
      return notChecked(claim, Cause.ELEMENT_MISSING, element(claim));
    }
    Optional<Coverage> coverage = standing.coverage();
    if (coverage.isEmpty()) {
      return Optional.of(fault.absent(chart, claim.reference(), reference.get()));
    }
    Optional<Outcome> unread = fault.unread(chart, reference.get());
    if (unread.isPresent()) {
      return unread;
    }
    if (coverage.get().isSelfPay()) {
      return Optional.empty();
    }
    return judge(chart, claim, coverage.get(), others);
  }

  private Optional<Outcome> judge(
      Chart chart, Claim claim, Coverage coverage, Map<PartialDate, Optional<Coverage>> others) {
    Collection<PartialDate> dates = Served.starts(chart, claim);
    if (dates.isEmpty() && !InForce.never(coverage)) {
      return notChecked(claim, Cause.ELEMENT_MISSING, "Claim.billablePeriod");
    }
    Optional<PartialDate> outside = first(dates, coverage, InForce.NO::equals);
    if (outside.isPresent() || InForce.never(coverage)) {
      Optional<Coverage> other =
          outside.flatMap(
              day -> others.computeIfAbsent(day, d -> LikelyCoverage.inForce(chart, d)));
      return Optional.of(finding(chart, claim, coverage, outside, other));
    }
    return first(dates, coverage, answer -> answer != InForce.YES)
        .map(day -> InForce.on(coverage, day).cause())
        .flatMap(cause -> notChecked(claim, cause, "Coverage.period"));
  }

  private static String element(Claim claim) {
    return claim
        .focalInsurance()
        .map(one -> "Claim.insurance[" + claim.insurance().indexOf(one) + "].coverage")
        .orElse("Claim.insurance");
  }

  /** The first day on which the answer is {@code wanted}. */
  private static Optional<PartialDate> first(
      Collection<PartialDate> days, Coverage coverage, Predicate<InForce> wanted) {
    for (PartialDate day : days) {
      if (wanted.test(InForce.on(coverage, day))) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private Finding finding(
      Chart chart,
      Claim claim,
      Coverage coverage,
      Optional<PartialDate> day,
      Optional<Coverage> other) {
    Object shown = day.<Object>map(CoverageNotActive::shown).orElse("");
    List<Evidence> evidence = new ArrayList<>();
    boolean never = InForce.never(coverage);
    evidence.add(new Evidence(coverage.reference(), never ? "Coverage.status" : "Coverage.period"));
    other.ifPresent(o -> evidence.add(new Evidence(o.reference(), "Coverage.period")));
    Finding finding =
        fault
            .finding(
                claim.reference(),
                coverage.reference().id(),
                element(claim),
                NamedCoverage.name(chart, coverage),
                shown)
            .risking(claim.charge())
            .provenBy(evidence);
    if (never) {
      finding =
          finding.saying(fault.message("message-status", NamedCoverage.name(chart, coverage)));
    }
    return other
        .map(o -> fault.message("next-other", NamedCoverage.name(chart, o), shown))
        .map(finding::advising)
        .orElse(finding);
  }

  private static Object shown(PartialDate date) {
    return date.day().isPresent() ? date.day().get() : date.toString();
  }

  private Optional<Outcome> notChecked(Claim claim, Cause because, String missing) {
    return Optional.of(fault.notChecked(claim.reference(), because, missing));
  }
}
