package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Claim;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

class LineAmountMismatchTest implements RuleCases {
  private static final String FOUND = "line-amount-mismatch:Claim/c1:line-1";

  @Override
  public Rule rule() {
    return new LineAmountMismatch();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("two units, one price", asking("2", "60.00", "", "60.00"), FOUND),
        says("the factor counts", asking("1", "60.00", "0.5", "60.00"), FOUND),
        says("two cents off", asking("1", "60.00", "", "60.02"), FOUND),
        silent("one cent off may be rounding", asking("3", "33.33", "", "100.00")),
        silent("quantity and factor absent count as one", asking("", "60.00", "", "60.00")),
        silent("written with other decimals", asking("1.0", "60", "1.00", "60.00")),
        silent("no price states nothing", asking("2", "", "", "60.00")),
        silent("no net states nothing", asking("2", "60.00", "", "")),
        silent("cancelled", chart(mismatched(claim("c1").status("cancelled")))),
        says(
            "an EOB without a Claim is read too",
            chart(benefit(mismatched(SampleClaim.benefit("b1")))),
            "line-amount-mismatch:ExplanationOfBenefit/b1:line-1"),
        says(
            "price and net in different currencies",
            billed(line(1, "G0439").asks("1", "60", "", "60").netIn("EUR")),
            "? Claim/c1 ambiguous Claim.item[0].net.currency"),
        says(
            "the price could not be read",
            chart(mismatched(claim("c1"))).unreadable("Claim/c1", "Claim.item[0].factor"),
            "? Claim/c1 unreadable Claim.item[0].factor"),
        withoutClaims());
  }

  @Test
  void check_mismatch_namesBothAmounts() {
    Finding finding = only(asking("2", "60.00", "", "60.00"));

    assertThat(finding.element()).isEqualTo("Claim.item[0].net");
    assertThat(finding.message().in(Locale.ENGLISH)).contains("60.00").contains("120.00");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
  }

  private static SampleChart asking(String quantity, String price, String factor, String net) {
    return billed(line(1, "G0439").asks(quantity, price, factor, net));
  }

  private static Claim mismatched(SampleClaim bill) {
    return bill.line(line(1, "G0439").asks("2", "60.00", "", "60.00").build()).build();
  }
}
