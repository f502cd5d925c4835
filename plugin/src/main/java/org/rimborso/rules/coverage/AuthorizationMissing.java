package org.rimborso.rules.coverage;

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
import org.rimborso.chart.Party;
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
    Asking asking = new Asking(chart, payers.in(chart));
    return fault.atMostOne(chart, chart.claimsInForce(), asking::about);
  }

  /** Claim after claim; what a payer wants is looked up where the payer changes. */
  private final class Asking {
    private final Chart chart;
    private final ChartPayers known;
    private final Set<String> unconfigured = new HashSet<>();
    private Party insurer = Party.UNKNOWN;
    private List<Claim.Insurance> insurance = List.of();
    private Optional<String> type = Optional.empty();
    private Optional<ServiceCodes> needed = Optional.empty();

    Asking(Chart chart, ChartPayers known) {
      this.chart = chart;
      this.known = known;
    }

    Optional<Outcome> about(Claim claim) {
      if (claim.lines().isEmpty() || namesOne(claim) || !hasPayer(chart, claim)) {
        return Optional.empty();
      }
      boolean asBefore =
          claim.insurer().equals(insurer)
              && claim.insurance().equals(insurance)
              && claim.type().equals(type);
      if (!asBefore) {
        insurer = claim.insurer();
        insurance = claim.insurance();
        type = claim.type();
        needed = known.of(claim).flatMap(profile -> profile.requirements().priorAuthorization());
      }
      if (needed.isPresent()) {
        return judge(chart, claim, needed.get(), known);
      }
      return asBefore ? Optional.empty() : notConfigured(claim);
    }

    private Optional<Outcome> notConfigured(Claim claim) {
      String payer = known.name(claim).orElse("Claim.insurer");
      return unconfigured.add(payer)
          ? Optional.of(
              fault.notChecked(
                  claim.reference(),
                  Cause.POLICY_NOT_CONFIGURED,
                  "prior authorisation rules of " + payer))
          : Optional.empty();
    }
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
