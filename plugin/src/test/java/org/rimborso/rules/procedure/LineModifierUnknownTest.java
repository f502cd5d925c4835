package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;

class LineModifierUnknownTest implements RuleCases {
  private static final String FOUND = "line-modifier-unknown:Claim/c1:line-1-";

  @Override
  public Rule rule() {
    return new LineModifierUnknown(SampleLine.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("not in the table", modified("LQ"), FOUND + "LQ"),
        says("one letter", modified("L"), FOUND + "L"),
        says("no letter or digit", modified("L-"), FOUND + "L-"),
        says("twice", modified("LT", "LT"), FOUND + "LT"),
        says("not in the table, and twice: one defect", modified("LQ", "LQ"), FOUND + "LQ"),
        silent("known, in lower case", modified("lt")),
        silent("none", modified()),
        silent(
            "cancelled",
            chart(
                claim("c1")
                    .status("cancelled")
                    .line(line(1, "G0439").modified("LQ").build())
                    .build())),
        says("the site's own table", modified("25"), "? chart code-set-not-loaded CPT"),
        says(
            "a day outside every edition",
            billed(line(1, "G0439").modified("LQ").on(DAY.plusYears(1))),
            "? chart code-set-not-loaded HCPCS"),
        withoutClaims());
  }

  private static SampleChart modified(String... modifiers) {
    return billed(line(1, "G0439").modified(modifiers));
  }

  @Test
  void check_ownTableOfCptCodes_saysNothingOfModifiers() {
    assertThat(withCpt("99213").check(modified("25").build()))
        .containsExactly(
            new NotChecked(
                "line-modifier-unknown", Optional.empty(), Cause.CODE_SET_NOT_LOADED, "CPT"));
  }

  @Test
  void check_ownTableWithModifiers_judgesThem() {
    Rule rule = withCpt("99213", "25");

    assertThat(rule.check(modified("25").build())).isEmpty();
    assertThat(rule.check(modified("14").build()))
        .extracting(outcome -> ((Finding) outcome).id())
        .containsExactly(FOUND + "14");
  }

  private static Rule withCpt(String... codes) {
    LocalDate first = LocalDate.of(2026, 1, 1);
    CodeTable cpt =
        new CodeTable(
            CodeSystem.CPT,
            List.of(new CodeTable.Span("", first, LocalDate.of(2026, 12, 31))),
            Stream.of(codes)
                .map(code -> new CodeTable.Row(code, true, first, Optional.empty(), "one", "uno"))
                .toList());
    return new LineModifierUnknown(new LoadedCodeSets(List.of(SampleLine.hcpcs(), cpt)));
  }
}
