package org.rimborso.rules.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.response;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Claim;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class ClaimReplacementWithoutOriginalTest implements RuleCases {
  private static final String FOUND = "claim-replacement-without-original:Claim/c2";

  @Override
  public Rule rule() {
    return new ClaimReplacementWithoutOriginal();
  }

  private static Claim.Related related(String relationship, String number) {
    return new Claim.Related(
        Optional.of(ref("Claim/c1")),
        Optional.of(relationship),
        Optional.of(number).filter(text -> !text.isEmpty()));
  }

  @Override
  public Stream<Case> cases() {
    Claim original = claim("c1").build();
    return Stream.of(
        says(
            "prior without number",
            chart(original, claim("c2").related(related("prior", "")).build()),
            FOUND),
        silent(
            "with number", chart(original, claim("c2").related(related("prior", "ICN-1")).build())),
        silent(
            "another relation",
            chart(original, claim("c2").related(related("associated", "")).build())),
        says("bill type 7", chart(claim("c2").institutional("0137").build()), FOUND),
        says("bill type 8", chart(claim("c2").institutional("118").build()), FOUND),
        silent("bill type 1", chart(claim("c2").institutional("0131").build())),
        silent("no frequency", chart(claim("c2").institutional("018").build())),
        silent(
            "bill type 7 with number",
            chart(claim("c2").billType("0137").related(related("prior", "ICN-1")).build())),
        silent(
            "the original was turned back: it has no number",
            chart(
                original,
                claim("c2").related(related("prior", "")).build(),
                response("r1", "Claim/c1", "error"))),
        says(
            "the original was judged",
            chart(
                original,
                claim("c2").related(related("prior", "")).build(),
                response("r1", "Claim/c1", "complete")),
            FOUND),
        says(
            "the original is not here",
            chart(claim("c2").related(related("prior", "")).build()),
            FOUND),
        silent(
            "cancelled",
            chart(original, claim("c2").status("cancelled").related(related("prior", "")).build())),
        says(
            "the number could not be read",
            chart(original, claim("c2").related(related("prior", "")).build())
                .unreadable("Claim/c2", "Claim.related[0].reference"),
            "? Claim/c2 unreadable Claim.related[0].reference"),
        withoutClaims());
  }

  @Test
  void check_finding_pointsToTheNumberThatIsMissing() {
    Finding finding =
        only(
            chart(
                claim("c1").build(),
                claim("c2")
                    .related(related("associated", ""))
                    .related(related("prior", ""))
                    .build()));
    assertThat(finding.element()).isEqualTo("Claim.related[1].reference");
    assertThat(finding.evidence()).containsExactly(new Evidence(ref("Claim/c1"), "Claim"));
  }
}
