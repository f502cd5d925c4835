package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.diagnosis.DoubtedCases.stated;

import java.util.stream.Stream;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;

class DiagnosisUncertainOutpatientTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisUncertainOutpatient(SampleCodes.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        DoubtedCases.of(DiagnosisUncertainOutpatient.ID, "provisional"),
        Stream.of(
            says(
                "differential",
                chart(
                    stated("d1", "", "E11.9", "differential"), claim("c1").condition("d1").build()),
                "diagnosis-uncertain-outpatient:Claim/c1:E11.9"),
            says(
                "a hospital's outpatient claim",
                chart(
                    stated("d1", "", "E11.9", "provisional"),
                    claim("c1").institutional("0131").condition("d1").build()),
                "diagnosis-uncertain-outpatient:Claim/c1:E11.9"),
            silent(
                "an inpatient claim may carry it",
                chart(
                    stated("d1", "", "E11.9", "provisional"),
                    claim("c1").institutional("0111").condition("d1").build())),
            says(
                "not known whether a stay",
                chart(
                    stated("d1", "", "E11.9", "provisional"),
                    claim("c1").type("institutional").condition("d1").build()),
                "? Claim/c1 element-missing Claim.supportingInfo"),
            silent(
                "refuted is another fault",
                chart(stated("d1", "", "E11.9", "refuted"), claim("c1").condition("d1").build()))));
  }
}
