package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleClaim.stay;

import java.util.stream.Stream;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleLists;

class DiagnosisUnacceptablePrincipalTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisUnacceptablePrincipal(CODES, Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        EditorCases.of(DiagnosisUnacceptablePrincipal.ID, "Z79.4"),
        Stream.of(
            says(
                "principal diagnosis of a stay",
                chart(
                    stay("2020-03-02", "2020-03-05").diagnosis("Z79.4").diagnosis("E11.9").build()),
                "diagnosis-unacceptable-principal:Claim/c1:Z79.4"),
            silent(
                "secondary",
                chart(
                    stay("2020-03-02", "2020-03-05")
                        .diagnosis("E11.9")
                        .diagnosis("Z79.4")
                        .build())),
            says(
                "Z51.89 alone",
                chart(stay("2020-03-02", "2020-03-05").diagnosis("Z51.89").build()),
                "diagnosis-unacceptable-principal:Claim/c1:Z51.89"),
            silent(
                "Z51.89 with a second diagnosis",
                chart(
                    stay("2020-03-02", "2020-03-05")
                        .diagnosis("Z51.89")
                        .diagnosis("E11.9")
                        .build())),
            silent(
                "on another list",
                chart(stay("2020-03-02", "2020-03-05").diagnosis("F02.80").build())),
            silent(
                "a list of procedures",
                chart(stay("2020-03-02", "2020-03-05").diagnosis("E78.5").build())),
            says(
                "no date of discharge",
                chart(
                    claim("c1")
                        .institutional("0111")
                        .billable(since("2020-03-02"))
                        .diagnosis("Z79.4")
                        .build()),
                "? Claim/c1 element-missing Claim.billablePeriod")));
  }

  private static final CodeSets CODES =
      new SampleLists()
          .list(
              "mce",
              "v37 FY2020",
              "2019-10-01",
              "2020-09-30",
              "Z794;;Principal_Unacceptable | 9 | D",
              "Z5189;;Principal_Unacceptable | 9 | D",
              "F0280;;Principal_Manifestation | 6 | D",
              "E785;;Principal_Unacceptable | 9 | P")
          .build();
}
