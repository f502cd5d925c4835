package org.rimborso.rules.coverage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.payer.PayerTerm;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.payer.ServiceCodes;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.PayerDemand;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a line's code needs the payer's prior authorisation, as the payer profile says,
 * and the claim's insurance names none. Emergency care needs none. Silent on self-pay.
 *
 * <p><b>Not checked when</b> no profile says which codes need one ({@code policy-not-configured},
 * once for each payer, at the first claim), part of the claim was not readable, or claims are not
 * offered.
 *
 * <p><b>Leaves to</b> {@code coverage-missing} claims without any payer, to {@code
 * authorization-expired} the authorisation that is named.
 *
 * <p><b>Source</b>: the payer profile; FHIR R4 Claim.insurance.preAuthRef; 45 CFR 149.110
 * (emergency services without prior authorisation).
 */
final class AuthorizationMissing implements WalkingRule {
  static final String ID = "authorization-missing";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "Payer profile (payers, requires.priorAuthorization); HL7 FHIR R4",
              "Claim.insurance.preAuthRef"),
          AuthorizationMissing.class);
  private final PayerDemand<ServiceCodes> demand;

  AuthorizationMissing(Payers payers) {
    demand =
        new PayerDemand<>(
            payers, fault, Requirements::priorAuthorization, "prior authorisation rules");
  }

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
    return Needs.profile(PayerTerm.PRIOR_AUTHORIZATION, "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return demand.each(
        chart,
        chart.standing(),
        claim -> !claim.isFromBenefit() && !claim.lines().isEmpty() && !namesOne(claim),
        (claim, needed, payer) -> judge(chart, claim, needed, payer).stream().toList());
  }

  private static boolean namesOne(Claim claim) {
    for (Claim.Insurance insurance : claim.insurance()) {
      for (String number : insurance.preAuthRefs()) {
        if (!number.isBlank()) {
          return true;
        }
      }
    }
    return false;
  }

  private Optional<Outcome> judge(Chart chart, Claim claim, ServiceCodes needed, String payer) {
    List<Claim.Line> lines =
        claim.lines().stream()
            .filter(line -> needed.include(line.service()) || needed.include(line.revenue()))
            .filter(line -> !isEmergency(chart, line))
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String numbers =
        lines.stream()
            .map(line -> Integer.toString(line.sequence()))
            .collect(Collectors.joining(", "));
    String element =
        claim
            .focalInsurance()
            .map(one -> "Claim.insurance[" + claim.insurance().indexOf(one) + "].preAuthRef")
            .orElse("Claim.insurance");
    return fault
        .unread(chart, claim.reference())
        .or(
            () ->
                Optional.of(
                    fault
                        .finding(claim.reference(), "", element, payer, numbers)
                        .risking(Claim.net(lines).or(claim::charge))));
  }

  private static boolean isEmergency(Chart chart, Claim.Line line) {
    return line.encounters().stream()
        .flatMap(reference -> chart.find(reference, Encounter.class).stream())
        .anyMatch(encounter -> encounter.classCode().filter("EMER"::equals).isPresent());
  }
}
