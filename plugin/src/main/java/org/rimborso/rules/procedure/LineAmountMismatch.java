package org.rimborso.rules.procedure;

import java.math.BigDecimal;
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
 * <b>Fires when</b> a line's net differs from quantity × unit price × factor by more than one minor
 * unit of its currency. An absent quantity or factor counts as 1; a line without unit price or net
 * states nothing that could be wrong.
 *
 * <p><b>Not checked when</b> part of the claim was not readable, price and net have different
 * currencies, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: FHIR R4 Claim.item.net; Medicare Claims Processing Manual, chapter 26, section
 * 10.4, items 24F and 24G.
 */
final class LineAmountMismatch implements WalkingRule {
  static final String ID = "line-amount-mismatch";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 26, 10.4, items 24F and 24G"),
          LineAmountMismatch.class);

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
    return BilledLines.each(
        chart,
        fault,
        LineTrait.RECKONED,
        lines -> {
          List<Outcome> outcomes = new ArrayList<>(0);
          for (BilledLine line : lines) {
            judge(chart, line).ifPresent(outcomes::add);
          }
          return outcomes;
        });
  }

  private Optional<Outcome> judge(Chart chart, BilledLine billed) {
    Claim.Line line = billed.line();
    if (line.net().isEmpty() || line.unitPrice().isEmpty()) {
      return Optional.empty();
    }
    Money net = line.net().get();
    Money price = line.unitPrice().get();
    Money product =
        new Money(
            price
                .value()
                .multiply(line.quantity().orElse(BigDecimal.ONE))
                .multiply(line.factor().orElse(BigDecimal.ONE)),
            price.currency());
    if (net.sameCurrency(product) && net.within(1, product)) {
      return Optional.empty();
    }
    return fault
        .unread(chart, billed.bill().reference())
        .or(() -> Optional.of(outcome(billed, net, product)));
  }

  private Outcome outcome(BilledLine billed, Money net, Money product) {
    if (!net.sameCurrency(product)) {
      return fault.notChecked(
          billed.bill().reference(), Cause.AMBIGUOUS, billed.element("net.currency"));
    }
    return fault
        .finding(
            billed.bill().reference(),
            "line-" + billed.number(),
            billed.element("net"),
            billed.number(),
            net,
            product)
        .risking(Optional.of(net))
        .provenBy(List.of(new Evidence(billed.bill().reference(), billed.element("unitPrice"))));
  }
}
