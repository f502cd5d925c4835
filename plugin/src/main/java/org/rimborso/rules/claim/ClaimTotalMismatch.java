package org.rimborso.rules.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
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
 * <b>Fires when</b> a claim's total differs from the sum of its lines' nets. A claim without a
 * total says nothing that could be wrong.
 *
 * <p><b>Not checked when</b> a line has no net and the stated nets do not already make the total, a
 * line or the total was not readable, currencies differ, the claim has no lines, or claims are not
 * offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: FHIR R4 Claim.total; Medicare Claims Processing Manual, chapter 26, section
 * 10.4, item 28.
 */
final class ClaimTotalMismatch implements WalkingRule {
  static final String ID = "claim-total-mismatch";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 26, 10.4, item 28"),
          ClaimTotalMismatch.class);

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
    return fault.each(
        chart,
        chart.claimsInForce(),
        claim -> claim.total().map(total -> judge(chart, claim, total)).orElse(List.of()));
  }

  private List<Outcome> judge(Chart chart, Claim claim, Money total) {
    List<Money> nets = nets(claim);
    Optional<Money> sum = Money.sum(nets);
    boolean sameCurrency = sum.isPresent() && sum.get().sameCurrency(total);
    if (sameCurrency && sum.get().value().compareTo(total.value()) == 0) {
      return List.of();
    }
    Optional<Outcome> unread = fault.unread(chart, claim.reference());
    if (unread.isPresent()) {
      return List.of(unread.get());
    }
    if (claim.lines().isEmpty() || nets.size() < claim.lines().size()) {
      String missing = claim.lines().isEmpty() ? "Claim.item" : "Claim.item.net";
      return List.of(fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, missing));
    }
    if (!sameCurrency) {
      return List.of(
          fault.notChecked(claim.reference(), Cause.AMBIGUOUS, "Claim.item.net.currency"));
    }
    return List.of(
        fault
            .finding(claim.reference(), "", "Claim.total", total, sum.get())
            .risking(Optional.of(total))
            .provenBy(List.of(new Evidence(claim.reference(), "Claim.item.net"))));
  }

  private static List<Money> nets(Claim claim) {
    List<Money> nets = new ArrayList<>(claim.lines().size());
    for (Claim.Line line : claim.lines()) {
      line.net().ifPresent(nets::add);
    }
    return nets;
  }
}
