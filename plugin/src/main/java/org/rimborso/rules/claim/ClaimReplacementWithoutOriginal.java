package org.rimborso.rules.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Progress;
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
 * <b>Fires when</b> a claim replaces or voids another (relationship prior, or a type of bill that
 * ends in 7 or 8) and does not state the payer's number of that claim. Silent where the claim
 * before was turned back before it was judged: the payer gave it no number.
 *
 * <p><b>Not checked when</b> part of the claim was not readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 25, section 75.5, form locator 64
 * (document control number); chapter 1, section 130 (adjustments of processed claims).
 */
final class ClaimReplacementWithoutOriginal implements WalkingRule {
  static final String ID = "claim-replacement-without-original";
  private static final int FREQUENCY = 2;

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 25, 75.5, form locator 64; chapter 1, 130"),
          ClaimReplacementWithoutOriginal.class);

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
    return Needs.resources("Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.atMostOne(chart, chart.claimsInForce(), claim -> judge(chart, claim));
  }

  private Optional<Outcome> judge(Chart chart, Claim claim) {
    if (claim.related().isEmpty() && claim.supportingInfo().isEmpty()) {
      return Optional.empty();
    }
    if (claim.related().stream().anyMatch(related -> related.payerNumber().isPresent())) {
      return Optional.empty();
    }
    List<Claim.Related> prior =
        claim.related().stream()
            .filter(related -> related.relationship().filter("prior"::equals).isPresent())
            .toList();
    boolean adjusts = adjusts(claim);
    if (prior.isEmpty() && !adjusts || wasTurnedBack(chart, prior)) {
      return Optional.empty();
    }
    Optional<Outcome> unread = fault.unread(chart, claim.reference());
    return unread.isPresent() ? unread : Optional.of(finding(chart, claim, prior));
  }

  /** Frequency 7 replaces, 8 voids: the third digit of a type of bill, leading zero apart. */
  private static boolean adjusts(Claim claim) {
    return CareSetting.billType(claim)
        .filter(bill -> bill.length() > FREQUENCY)
        .map(bill -> bill.charAt(FREQUENCY))
        .filter(frequency -> frequency == '7' || frequency == '8')
        .isPresent();
  }

  private static boolean wasTurnedBack(Chart chart, List<Claim.Related> prior) {
    return !prior.isEmpty()
        && prior.stream()
            .allMatch(
                related ->
                    related
                        .claim()
                        .flatMap(reference -> chart.find(reference, Claim.class))
                        .filter(before -> Progress.of(chart, before) == Progress.REJECTED)
                        .isPresent());
  }

  private Outcome finding(Chart chart, Claim claim, List<Claim.Related> prior) {
    String element =
        prior.isEmpty()
            ? "Claim.related"
            : "Claim.related[" + claim.related().indexOf(prior.get(0)) + "].reference";
    return fault
        .finding(claim.reference(), "", element)
        .risking(claim.charge())
        .provenBy(
            prior.stream()
                .flatMap(related -> related.claim().stream())
                .filter(reference -> chart.find(reference, Claim.class).isPresent())
                .distinct()
                .map(reference -> new Evidence(reference, "Claim"))
                .toList());
  }
}
