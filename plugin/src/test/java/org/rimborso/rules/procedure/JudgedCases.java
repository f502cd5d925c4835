package org.rimborso.rules.procedure;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleLine.with;

import java.util.stream.Stream;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.RuleCases.Case;

/** What holds for every rule that judges the codes of services by their tables. */
final class JudgedCases {
  private JudgedCases() {}

  /** For a rule that finds something in a line of {@code hcpcs}. */
  static Stream<Case> of(String hcpcs) {
    return Stream.of(
        silent(
            "a good code beside it speaks", billed(line(1, hcpcs).code(CodeSystem.HCPCS, "G0439"))),
        silent("cancelled", chart(with(claim("c1").status("cancelled"), line(1, hcpcs)).build())),
        says(
            "a day outside every edition",
            billed(line(1, hcpcs).on(DAY.plusYears(1))),
            "? chart code-set-not-loaded HCPCS"),
        withoutClaims());
  }
}
