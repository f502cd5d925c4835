package org.rimborso.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.rule.SampleClaim;

class BillsInForceTest {

  private static List<String> claims(Resource... resources) {
    return names(chart(resources).build().claimsInForce());
  }

  private static List<String> bills(Resource... resources) {
    return names(chart(resources).build().billsInForce());
  }

  private static List<String> names(List<Claim> bills) {
    return bills.stream().map(bill -> bill.reference().toString()).toList();
  }

  @ParameterizedTest(name = "{0} {1} in force: {2}")
  @CsvSource({
    "active, claim, true",
    "draft, claim, true",
    "cancelled, claim, false",
    "entered-in-error, claim, false",
    "active, preauthorization, false",
    "active, predetermination, false"
  })
  void inForce_byStatusAndUse_isABillThatStands(String status, String use, boolean inForce) {
    Claim claim = claim("c1").status(status).use(use).build();

    assertThat(claims(claim)).hasSize(inForce ? 1 : 0);
    assertThat(bills(claim)).isEqualTo(claims(claim));
  }

  @Test
  void inForce_replacedClaim_leavesOnlyTheNewOne() {
    Claim old = claim("c1").build();
    Claim correction = claim("c2").replaces("Claim/c1").build();

    assertThat(claims(old, correction)).containsExactly("Claim/c2");
    assertThat(bills(old, correction)).containsExactly("Claim/c2");
  }

  @Test
  void inForce_replacedByACancelledClaim_isStillInForce() {
    Claim old = claim("c1").build();
    Claim withdrawn = claim("c2").replaces("Claim/c1").status("cancelled").build();

    assertThat(claims(old, withdrawn)).containsExactly("Claim/c1");
  }

  @Test
  void inForce_eobWithoutAClaim_isABillAndNoClaim() {
    Claim claim = claim("c1").build();
    ExplanationOfBenefit alone = benefit(SampleClaim.benefit("b1").build());

    assertThat(claims(claim, alone)).containsExactly("Claim/c1");
    assertThat(bills(claim, alone)).containsExactly("Claim/c1", "ExplanationOfBenefit/b1");
  }

  @Test
  void inForce_eobOfAClaimInTheChart_isNoSecondBill() {
    ExplanationOfBenefit alone = benefit(SampleClaim.benefit("b1").build());
    ExplanationOfBenefit answer =
        new ExplanationOfBenefit(alone.bill(), Optional.of(ref("Claim/c1")), alone.answer());

    assertThat(bills(claim("c1").build(), answer)).containsExactly("Claim/c1");
  }

  @Test
  void inForce_cancelledEob_isNone() {
    assertThat(bills(benefit(SampleClaim.benefit("b1").status("cancelled").build()))).isEmpty();
  }
}
