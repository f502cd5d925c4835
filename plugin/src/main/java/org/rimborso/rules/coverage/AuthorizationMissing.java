package org.rimborso.rules.coverage;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Payers;
import org.rimborso.payer.ServiceCodes;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

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
final class AuthorizationMissing implements Rule {
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
  private final Payers payers;

  AuthorizationMissing(Payers payers) {
    this.payers = payers;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Outcome> check(Chart chart) {
    ChartPayers known = payers.in(chart);
    Set<String> unconfigured = new HashSet<>();
    List<Claim> claims =
        chart.claimsInForce().stream()
            .filter(claim -> !claim.lines().isEmpty())
            .filter(claim -> !namesOne(claim) && hasPayer(chart, claim))
            .sorted(Comparator.comparing(Claim::reference))
            .toList();
    return fault.each(
        chart,
        claims,
        claim -> {
          Optional<ServiceCodes> needed =
              known.of(claim).flatMap(profile -> profile.requirements().priorAuthorization());
          if (needed.isPresent()) {
            return judge(chart, claim, needed.get(), known).stream().toList();
          }
          String payer = known.name(claim).orElse("Claim.insurer");
          return unconfigured.add(payer)
              ? List.of(
                  fault.notChecked(
                      claim.reference(),
                      Cause.POLICY_NOT_CONFIGURED,
                      "prior authorisation rules of " + payer))
              : List.of();
        });
  }

  private static boolean namesOne(Claim claim) {
    return claim.insurance().stream()
        .flatMap(insurance -> insurance.preAuthRefs().stream())
        .anyMatch(number -> !number.isBlank());
  }

  private static boolean hasPayer(Chart chart, Claim claim) {
    boolean selfPay =
        claim
            .focalInsurance()
            .flatMap(insurance -> insurance.coverage().reference())
            .flatMap(reference -> chart.find(reference, Coverage.class))
            .filter(Coverage::isSelfPay)
            .isPresent();
    return !selfPay && !(claim.insurance().isEmpty() && claim.insurer().isUnknown());
  }

  private Optional<Outcome> judge(
      Chart chart, Claim claim, ServiceCodes needed, ChartPayers known) {
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
                        .finding(
                            claim.reference(), "", element, known.name(claim).orElse(""), numbers)
                        .risking(Claim.net(lines).or(claim::charge))));
  }

  private static boolean isEmergency(Chart chart, Claim.Line line) {
    return line.encounters().stream()
        .flatMap(reference -> chart.find(reference, Encounter.class).stream())
        .anyMatch(encounter -> encounter.classCode().filter("EMER"::equals).isPresent());
  }
}
