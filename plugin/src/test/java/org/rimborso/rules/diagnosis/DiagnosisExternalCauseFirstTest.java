package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Period;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleCodes;

class DiagnosisExternalCauseFirstTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisExternalCauseFirst(
        SampleCodes.codeSets(), Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "first on a claim",
            chart(claim("c1").diagnosis("W19.XXXA").diagnosis("S93.01XA").build()),
            "diagnosis-external-cause-first:Claim/c1:W19.XXXA"),
        silent(
            "second on a claim",
            chart(claim("c1").diagnosis("S93.01XA").diagnosis("W19.XXXA").build())),
        silent(
            "the principal one counts, wherever it stands",
            chart(claim("c1").diagnosis("W19.XXXA").diagnosis("S93.01XA", "principal").build())),
        says(
            "principal, though listed second",
            chart(claim("c1").diagnosis("S93.01XA").diagnosis("Y92.9", "principal").build()),
            "diagnosis-external-cause-first:Claim/c1:Y92.9"),
        says(
            "of rank 1 in an encounter that no claim bills",
            chart(encounter("e1").diagnosis("d1").build(), condition("d1", "e1", "V43.52XA")),
            "diagnosis-external-cause-first:Condition/d1:V43.52XA"),
        silent(
            "the encounter ranks it first, the claim does not",
            chart(
                encounter("e1").diagnosis("d1").build(),
                condition("d1", "e1", "W19.XXXA"),
                claim("c1")
                    .diagnosis("S93.01XA")
                    .diagnosis("W19.XXXA")
                    .line("Encounter/e1")
                    .build())),
        silent(
            "a Condition without rank",
            chart(encounter("e1").build(), condition("d1", "e1", "W19.XXXA"))),
        silent(
            "ICD-9-CM has V codes of another meaning",
            chart(
                claim("c1")
                    .billable(on("2015-09-30"))
                    .diagnosis(CodeableConcept.of(CodeSystem.ICD9CM, "V10.3"))
                    .build())),
        silent(
            "a code of factors that influence health",
            chart(claim("c1").diagnosis("Z00.00").build())),
        silent(
            "a good code beside it in one concept is enough",
            chart(
                claim("c1")
                    .diagnosis(
                        new CodeableConcept(
                            List.of(
                                Coding.of(CodeSystem.ICD10CM, "W19.XXXA"),
                                Coding.of(CodeSystem.ICD10CM, "S93.01XA")),
                            Optional.empty()))
                    .build())),
        silent(
            "replaced by a corrected claim",
            chart(
                claim("c1").diagnosis("W19.XXXA").build(),
                claim("c2").diagnosis("S93.01XA").replaces("Claim/c1").build())),
        says(
            "no date, so no code system is known to be in force",
            chart(
                claim("c1")
                    .billable(Period.UNKNOWN)
                    .diagnosis("W19.XXXA")
                    .diagnosis("E11.9")
                    .build()),
            "? Claim/c1 element-missing Claim.billablePeriod"),
        says(
            "claims are not offered",
            chart().without("Claim", Cause.SCOPE_NOT_GRANTED),
            "? chart scope-not-granted Claim"));
  }
}
