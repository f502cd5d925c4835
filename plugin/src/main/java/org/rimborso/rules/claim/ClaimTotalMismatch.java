package org.rimborso.rules.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Money;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

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
final class ClaimTotalMismatch implements Rule {
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
  public List<Outcome> check(Chart chart) {
    List<Outcome> outcomes = new ArrayList<>();
    chart.limitation("Claim").map(fault::notChecked).ifPresent(outcomes::add);
    chart.claims().stream()
        .filter(claim -> claim.isLive() && !chart.isReplaced(claim))
        .forEach(
            claim ->
                claim
                    .total()
                    .flatMap(total -> judge(chart, claim, total))
                    .ifPresent(outcomes::add));
    return outcomes.stream().distinct().toList();
  }

  private Optional<Outcome> judge(Chart chart, Claim claim, Money total) {
    List<Money> nets = claim.lines().stream().flatMap(line -> line.net().stream()).toList();
    Optional<Money> sum = Money.sum(nets);
    boolean sameCurrency = nets.stream().allMatch(total::sameCurrency);
    if (sameCurrency && sum.filter(s -> s.minus(total).signum() == 0).isPresent()) {
      return Optional.empty();
    }
    List<Limitation> unread = chart.limitationsOf(claim.reference());
    if (!unread.isEmpty()) {
      return Optional.of(fault.notChecked(unread.get(0)));
    }
    if (claim.lines().isEmpty() || nets.size() < claim.lines().size()) {
      String missing = claim.lines().isEmpty() ? "Claim.item" : "Claim.item.net";
      return Optional.of(fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, missing));
    }
    if (!sameCurrency || sum.isEmpty()) {
      return Optional.of(
          fault.notChecked(claim.reference(), Cause.AMBIGUOUS, "Claim.item.net.currency"));
    }
    return Optional.of(
        fault
            .finding(claim.reference(), "", "Claim.total", total, sum.get())
            .risking(Optional.of(total))
            .provenBy(List.of(new Evidence(claim.reference(), "Claim.item.net"))));
  }
}
