package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleClaim.stay;

import java.util.stream.Stream;
import org.rimborso.rule.RuleCases.Case;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

/** What holds for every rule that judges stays by a list of the Medicare Code Editor. */
final class EditorCases {
  private EditorCases() {}

  /** For a rule at fault with {@code code} by the list of fiscal year 2020. */
  static Stream<Case> of(String rule, String code) {
    return Stream.of(
        says(
            "no edition is of the day of discharge",
            chart(stay("2026-11-02", "2026-11-05").diagnosis(code).build()),
            "? Claim/c1 code-set-not-loaded Medicare Code Editor 2026-11-05"),
        says(
            "not known whether a stay",
            aDay(claim("c1").type("institutional"), code),
            "? Claim/c1 element-missing Claim.supportingInfo"),
        silent("a professional claim", aDay(claim("c1"), code)),
        silent("an outpatient claim of a hospital", aDay(claim("c1").institutional("0131"), code)),
        says(
            "on the last day of its year",
            chart(stay("2020-09-28", "2020-09-30").diagnosis(code).build()),
            rule + ":Claim/c1:" + code),
        withoutClaims());
  }

  private static SampleChart aDay(SampleClaim claim, String code) {
    return chart(claim.billable(on("2020-03-02")).diagnosis(code).build());
  }
}
