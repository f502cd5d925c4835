package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.RuleContract;
import org.rimborso.rule.SampleChart;

class ProcedureNotValidOnDateTest implements RuleCases {

  @Override
  public Rule rule() {
    return new ProcedureNotValidOnDate(SampleLine.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "deleted in June, billed in November",
            billing(line(1, "G0008")),
            "procedure-not-valid-on-date:Claim/c1:G0008"),
        says(
            "added next month",
            billing(line(1, "J9999")),
            "procedure-not-valid-on-date:Claim/c1:J9999"),
        silent(
            "billed while it was valid", billing(line(1, "G0008").on(LocalDate.of(2026, 6, 30)))),
        says(
            "the day after its last",
            billing(line(1, "G0008").on(LocalDate.of(2026, 7, 1))),
            "procedure-not-valid-on-date:Claim/c1:G0008"),
        silent(
            "a good code beside it speaks",
            billing(line(1, "G0008").code(CodeSystem.HCPCS, "G0439"))),
        silent("unknown: another rule", billing(line(1, "G1234"))),
        silent(
            "cancelled",
            chart(claim("c1").status("cancelled").line(line(1, "G0008").build()).build())),
        says(
            "a day outside every edition",
            billing(line(1, "G0008").on(DAY.plusYears(1))),
            "? chart code-set-not-loaded HCPCS"),
        says(
            "claims are not offered",
            chart().without("Claim", Cause.RESOURCE_NOT_OFFERED),
            "? chart resource-not-offered Claim"));
  }

  @Test
  void check_deleted_namesItsLastDay() {
    Finding finding =
        RuleContract.findings(rule().check(billing(line(1, "G0008")).build()))
            .findFirst()
            .orElseThrow();

    assertThat(finding.message().in(Locale.ENGLISH)).contains("G0008").contains("valid only until");
    assertThat(finding.element()).isEqualTo("Claim.item[0].productOrService");
  }

  private static SampleChart billing(SampleLine... lines) {
    var claim = claim("c1");
    Stream.of(lines).map(SampleLine::build).forEach(claim::line);
    return chart(claim.build());
  }
}
