package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class ProcedureNotValidOnDateTest implements RuleCases {

  @Override
  public Rule rule() {
    return new ProcedureNotValidOnDate(SampleLine.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        JudgedCases.of("G0008"),
        Stream.of(
            says(
                "deleted in June, billed in November",
                billed(line(1, "G0008")),
                "procedure-not-valid-on-date:Claim/c1:G0008"),
            says(
                "added next month",
                billed(line(1, "J9999")),
                "procedure-not-valid-on-date:Claim/c1:J9999"),
            silent(
                "billed while it was valid",
                billed(line(1, "G0008").on(LocalDate.of(2026, 6, 30)))),
            says(
                "the day after its last",
                billed(line(1, "G0008").on(LocalDate.of(2026, 7, 1))),
                "procedure-not-valid-on-date:Claim/c1:G0008"),
            silent("unknown: another rule", billed(line(1, "G1234")))));
  }

  @Test
  void check_deleted_namesItsLastDay() {
    Finding finding = only(billed(line(1, "G0008")));

    assertThat(finding.message().in(Locale.ENGLISH)).contains("G0008").contains("valid only until");
    assertThat(finding.element()).isEqualTo("Claim.item[0].productOrService");
  }
}
