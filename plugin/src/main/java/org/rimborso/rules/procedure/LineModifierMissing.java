package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.payer.ModifierNeed;
import org.rimborso.payer.PayerTerm;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
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
 * <b>Fires when</b> a line bills a code for which the payer profile wants one of some modifiers,
 * and has none of them.
 *
 * <p><b>Not checked when</b> no profile says which codes need modifiers ({@code
 * policy-not-configured}, once for each payer), part of the claim was not readable, or claims are
 * not offered.
 *
 * <p><b>Leaves to</b> {@link LineTelehealthMismatch} lines with a place of service of telehealth,
 * where the profile says which modifiers those need.
 *
 * <p><b>Source</b>: the payer profile; Medicare Claims Processing Manual, chapter 26, section 10.4,
 * item 24D (modifiers).
 */
final class LineModifierMissing implements WalkingRule {
  static final String ID = "line-modifier-missing";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of(
              "Payer profile (payers, requires.modifiers); Medicare Claims Processing Manual (CMS"
                  + " Pub. 100-04)",
              "chapter 26, 10.4, item 24D"),
          LineModifierMissing.class);
  private final PayerDemand<Requirements> demand;

  LineModifierMissing(Payers payers) {
    demand =
        new PayerDemand<>(
            payers, fault, asked -> asked.modifiers().map(said -> asked), "modifier rules");
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
    return Needs.profile(PayerTerm.MODIFIERS, "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return demand.each(
        chart,
        chart.standing(),
        LineModifierMissing::billsServices,
        (bill, asked, payer) -> judge(chart, bill, asked, payer));
  }

  private static boolean billsServices(Claim bill) {
    for (Claim.Line line : bill.lines()) {
      if (!ServiceCode.codings(line.service()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private List<Outcome> judge(Chart chart, Claim bill, Requirements asked, String payer) {
    List<ModifierNeed> needs = asked.modifiers().orElse(List.of());
    boolean telehealthToo = asked.telehealthModifiers().isEmpty();
    List<Outcome> outcomes = new ArrayList<>(0);
    for (BilledLine line : BilledLines.of(chart, bill)) {
      if (telehealthToo || !TelehealthLine.isAtDistance(line)) {
        unmet(line, needs)
            .map(
                need ->
                    fault
                        .unread(chart, bill.reference())
                        .orElseGet(() -> finding(line, need, payer)))
            .ifPresent(outcomes::add);
      }
    }
    return outcomes;
  }

  private static Optional<ModifierNeed> unmet(BilledLine line, List<ModifierNeed> needs) {
    return needs.stream()
        .filter(need -> need.codes().include(line.line().service()))
        .filter(need -> line.modifiers().stream().noneMatch(need.anyOf()::contains))
        .findFirst();
  }

  private Outcome finding(BilledLine line, ModifierNeed need, String payer) {
    return fault
        .finding(
            line.bill().reference(),
            "line-" + line.number(),
            line.element("modifier"),
            line.number(),
            line.code().orElse(""),
            payer,
            String.join(", ", need.anyOf().stream().sorted().toList()))
        .risking(line.line().net());
  }
}
