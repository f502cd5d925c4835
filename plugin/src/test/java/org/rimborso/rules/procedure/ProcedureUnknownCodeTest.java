package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class ProcedureUnknownCodeTest implements RuleCases {

  @Override
  public Rule rule() {
    return new ProcedureUnknownCode(SampleLine.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        JudgedCases.of("G1234"),
        Stream.of(
            says(
                "not in the table",
                billed(line(1, "G1234")),
                "procedure-unknown-code:Claim/c1:G1234"),
            says(
                "too short to be a code",
                billed(line(1, "G043")),
                "procedure-unknown-code:Claim/c1:G043"),
            says(
                "once for two lines",
                billed(line(1, "G1234"), line(2, "g1234")),
                "procedure-unknown-code:Claim/c1:G1234"),
            says(
                "a procedure code with a letter that it has not",
                billed(SampleLine.uncoded(1).code(CodeSystem.ICD10PCS, "0DTO0ZZ")),
                "procedure-unknown-code:Claim/c1:0DTO0ZZ"),
            says(
                "a revenue code of two digits",
                billed(line(1, "G0439").revenue("45")),
                "procedure-unknown-code:Claim/c1:45"),
            silent("a revenue code", billed(line(1, "G0439").revenue("0450"))),
            silent("known", billed(line(1, "G0439"))),
            silent("of another time: another rule", billed(line(1, "G0008"), line(2, "J9999"))),
            silent("dental: form only", billed(line(1, "D0120"))),
            silent("no service code", billed(SampleLine.uncoded(1).code(CodeSystem.SNOMED, "1"))),
            says(
                "the site's own table",
                billed(SampleLine.uncoded(1).code(CodeSystem.CPT, "99213"), line(2, "99213")),
                "? chart code-set-not-loaded CPT"),
            says(
                "a day that is not told",
                billed(
                    line(1, "G1234")
                        .on(new Period(Optional.empty(), Optional.of(PartialDate.of(DAY))))),
                "? Claim/c1 element-missing Claim.item[0].serviced")));
  }

  @Test
  void check_malformed_saysSo() {
    Finding finding = only(billed(line(1, "G043")));

    assertThat(finding.element()).isEqualTo("Claim.item[0].productOrService");
    assertThat(finding.next().in(Locale.ENGLISH))
        .startsWith("G043 has the form of no service code");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
  }
}
