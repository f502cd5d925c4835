package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleRequirements.requires;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleServices.billing;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SamplePayers;
import org.rimborso.rule.SampleRequirements;

class LineModifierMissingTest implements RuleCases {
  private static final String FOUND = "line-modifier-missing:Claim/c1:line-1";

  @Override
  public Rule rule() {
    return rule(needs());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("none of those wanted", to("Harbor Mutual", line(1, "G0108")), FOUND),
        says("another one", to("Harbor Mutual", line(1, "G0108").modified("25")), FOUND),
        says(
            "each line by itself",
            to("Harbor Mutual", line(1, "G0108"), line(2, "G0109")),
            FOUND,
            "line-modifier-missing:Claim/c1:line-2"),
        silent("one of those wanted", to("Harbor Mutual", line(1, "G0108").modified("GQ"))),
        silent("a code that needs none", to("Harbor Mutual", line(1, "G0439"))),
        says(
            "by telehealth, of which the profile says nothing",
            to("Harbor Mutual", line(1, "G0108").at("02")),
            FOUND),
        says(
            "no profile says what this payer wants",
            to("Northlight", line(1, "G0108")),
            "? Claim/c1 policy-not-configured modifier rules of Northlight"),
        silent(
            "nothing is billed that could need one",
            to("Northlight", SampleLine.uncoded(1).code(CodeSystem.SNOMED, "1"))),
        says(
            "the modifier could not be read",
            to("Harbor Mutual", line(1, "G0108")).unreadable("Claim/c1", "Claim.item[0].modifier"),
            "? Claim/c1 unreadable Claim.item[0].modifier"),
        withoutClaims());
  }

  @Test
  void check_telehealthLineOfWhichTheProfileSpeaks_leavesItToThatRule() {
    Rule rule = rule(needs().telehealth("95"));

    assertThat(rule.check(to("Harbor Mutual", line(1, "G0108").at("02")).build())).isEmpty();
    assertThat(rule.check(to("Harbor Mutual", line(1, "G0108").at("11")).build())).hasSize(1);
  }

  @Test
  void check_missing_namesPayerAndModifiers() {
    Finding finding = only(to("Harbor Mutual", line(1, "G0108")));

    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo(
            "Line 1 bills G0108, for which Harbor Mutual wants one of these modifiers: GQ, GT.");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
  }

  private static SampleRequirements needs() {
    return requires().modifier("G0108-G0109", "GT", "GQ");
  }

  private static Rule rule(SampleRequirements requirements) {
    return new LineModifierMissing(SamplePayers.requiring(requirements));
  }

  private static SampleChart to(String payer, SampleLine... lines) {
    return chart(billing(lines).insurer(display(payer)).build());
  }
}
