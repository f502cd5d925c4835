package org.rimborso.rules.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Party;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.RuleContract;
import org.rimborso.rule.SampleClaim;

class DiagnosisMissingTest implements RuleCases {
  private static final String FOUND = "diagnosis-missing:Encounter/e1";
  private static final CodeableConcept SNOMED = CodeableConcept.of(CodeSystem.SNOMED, "44054006");
  private static final CodeableConcept PAY =
      new CodeableConcept(
          List.of(
              new Coding(
                  "http://terminology.hl7.org/CodeSystem/coverage-selfpay",
                  "pay",
                  Optional.empty())),
          Optional.empty());

  @Override
  public Rule rule() {
    return new DiagnosisMissing(Set.of("FREE"));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(diagnoses(), billable());
  }

  private static Stream<Case> diagnoses() {
    CodeableConcept fullTimeWork = CodeableConcept.of(CodeSystem.SNOMED, "160903007");
    return Stream.of(
        says("no diagnosis anywhere", chart(encounter("e1").build()), FOUND),
        says(
            "its claim has none either",
            chart(encounter("e1").build(), claim("c1").line("Encounter/e1").build()),
            FOUND),
        says(
            "a refuted Condition is none",
            chart(encounter("e1").build(), condition("d1", "e1", SNOMED, "refuted", List.of())),
            FOUND),
        says(
            "a social finding is none",
            chart(
                encounter("e1").build(),
                condition("d1", "e1", fullTimeWork, "confirmed", List.of())),
            FOUND),
        says(
            "nor is what the category calls social history",
            chart(
                encounter("e1").build(),
                condition("d1", "e1", SNOMED, "confirmed", List.of("social-history"))),
            FOUND),
        says(
            "a reason in words only is not coded",
            chart(
                encounter("e1")
                    .reason(new CodeableConcept(List.of(), Optional.of("cough")))
                    .build()),
            FOUND),
        silent(
            "Encounter.diagnosis",
            chart(encounter("e1").diagnosis("d1").build(), condition("d1", "", "E11.9"))),
        silent(
            "a diagnosis whose Condition was not read",
            chart(encounter("e1").diagnosis("d9").build())),
        silent("a coded reason", chart(encounter("e1").reason(SNOMED).build())),
        silent(
            "a reason that is a Condition",
            chart(
                encounter("e1").reasonReference("Condition/d1").build(),
                condition("d1", "", "E11.9"))),
        says(
            "a reason that is a Procedure is no diagnosis",
            chart(encounter("e1").reasonReference("Procedure/x1").build()),
            FOUND),
        silent(
            "a Condition that points at it",
            chart(encounter("e1").build(), condition("d1", "e1", SNOMED, "confirmed", List.of()))),
        silent(
            "a diagnosis on the claim that names it",
            chart(
                encounter("e1").build(),
                claim("c1").diagnosis("E11.9").line("Encounter/e1").build())),
        silent(
            "a diagnosis on the one claim that fits",
            chart(encounter("e1").build(), claim("c1").diagnosis("E11.9").line().build())),
        silent(
            "a diagnosis on an EOB that names it",
            chart(
                encounter("e1").build(),
                benefit(
                    SampleClaim.benefit("b1").diagnosis("E11.9").line("Encounter/e1").build()))),
        says(
            "two claims fit: whose diagnosis is it",
            chart(
                encounter("e1").build(),
                claim("c1").diagnosis("E11.9").line().build(),
                claim("c2").line().build()),
            "? Encounter/e1 ambiguous Claim.item.encounter"),
        says(
            "Conditions are not offered",
            chart(encounter("e1").build()).without("Condition", Cause.RESOURCE_NOT_OFFERED),
            "? chart resource-not-offered Condition"),
        says(
            "claims were not all read",
            chart(encounter("e1").build()).without("Claim", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Claim"),
        says(
            "a Condition could not be read: it may be the one",
            chart(encounter("e1").build()).unreadable("Condition/d7", "Condition.code"),
            "? Condition/d7 unreadable Condition.code"),
        says(
            "the encounter's own diagnoses could not be read",
            chart(encounter("e1").build()).unreadable("Encounter/e1", "Encounter.diagnosis"),
            "? Encounter/e1 unreadable Encounter.diagnosis"));
  }

  private static Stream<Case> billable() {
    return Stream.of(
        silent("still in progress", chart(encounter("e1").status("in-progress").build())),
        silent("cancelled", chart(encounter("e1").status("cancelled").build())),
        silent("a part of a stay", chart(encounter("e1").partOf("e0").build())),
        silent("restricted", chart(encounter("e1").labels("R").build())),
        silent("a class that is not billed", chart(encounter("e1").classCode("PRENC").build())),
        silent(
            "a type on the no-charge list",
            chart(
                encounter("e1")
                    .type(
                        new CodeableConcept(
                            List.of(new Coding("", "FREE", Optional.empty())), Optional.empty()))
                    .build())),
        silent(
            "the patient pays",
            chart(encounter("e1").build(), coverage("v1", "active", since("2020-01-01"), PAY))),
        says(
            "the patient could pay, but is insured too",
            chart(
                encounter("e1").build(),
                coverage("v1", "active", since("2020-01-01"), PAY),
                coverage("v2", "active", since("2020-01-01"))),
            FOUND),
        silent(
            "an emergency that became a stay here",
            chart(
                encounter("e1").classCode("EMER").build(),
                encounter("e2")
                    .classCode("IMP")
                    .period(days("2026-11-05", "2026-11-09"))
                    .reason(SNOMED)
                    .build())),
        says(
            "a stay four days later is another matter",
            chart(
                encounter("e1").classCode("EMER").build(),
                encounter("e2")
                    .classCode("IMP")
                    .period(days("2026-11-06", "2026-11-09"))
                    .reason(SNOMED)
                    .build()),
            FOUND),
        says(
            "a stay elsewhere too",
            chart(
                encounter("e1").classCode("EMER").build(),
                encounter("e2")
                    .classCode("IMP")
                    .at(party("Organization/o2"))
                    .period(on("2026-11-03"))
                    .reason(SNOMED)
                    .build()),
            FOUND),
        says(
            "a stay at an unknown place may be here",
            chart(
                encounter("e1").classCode("EMER").build(),
                encounter("e2")
                    .classCode("IMP")
                    .at(Party.UNKNOWN)
                    .period(on("2026-11-03"))
                    .reason(SNOMED)
                    .build()),
            "? Encounter/e1 element-missing Encounter.serviceProvider"),
        says(
            "no class",
            chart(encounter("e1").classCode("").build()),
            "? Encounter/e1 element-missing Encounter.class"));
  }

  @Test
  void check_claimsOfTheEncounter_areAtRisk() {
    var outcomes =
        rule()
            .check(
                chart(
                        encounter("e1").build(),
                        claim("c1").line("Encounter/e1").total("100").build(),
                        claim("c2").line("Encounter/e1").priced("20.50", "USD").build())
                    .build());

    // c2 has a line without net and no total, so the sum is not known.
    assertThat(RuleContract.findings(outcomes).map(f -> f.atRisk()))
        .containsExactly(Optional.empty());
    var known =
        rule()
            .check(
                chart(
                        encounter("e1").build(),
                        claim("c1").line("Encounter/e1").total("100").build())
                    .build());
    assertThat(RuleContract.findings(known).map(f -> f.atRisk()))
        .containsExactly(Optional.of(Money.of("100", "USD")));
  }
}
