package org.rimborso.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.provider;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

class ChartTest {

  @Test
  void claimsOf_facilityAndProfessional_areBothItsOwn() {
    Encounter stay = encounter("e1").build();
    Claim facility = claim("c2").type("institutional").line("Encounter/e1").build();
    Claim professional = claim("c1").line("Encounter/e1").build();

    assertThat(chart(stay, facility, professional).build().claimsOf(stay))
        .isEqualTo(new EncounterClaims.Naming(List.of(professional, facility)));
  }

  @Test
  void claimsOf_roleThatJoinsTheProvider_matches() {
    Encounter visit = encounter("e1").at(party("Organization/o7")).build();
    Claim claim = claim("c1").provider(party("PractitionerRole/r1")).line().build();
    Chart chart =
        chart(visit, claim, provider("PractitionerRole/r1", List.of(), "Organization/o7")).build();

    assertThat(chart.claimsOf(visit)).isEqualTo(new EncounterClaims.Matching(claim));
  }

  @Test
  void claimsOf_claimThatNamesAnotherEncounter_isNoCandidate() {
    Encounter visit = encounter("e1").build();

    assertThat(chart(visit, claim("c1").line("Encounter/e9").build()).build().claimsOf(visit))
        .isEqualTo(new EncounterClaims.None());
  }

  @Test
  void claimsOf_overlappingStay_matchesByAnyDay() {
    Encounter stay = encounter("e1").period(days("2026-10-30", "2026-11-03")).build();
    Claim claim = claim("c1").billable(days("2026-11-03", "2026-11-20")).line().build();

    assertThat(chart(stay, claim).build().claimsOf(stay))
        .isEqualTo(new EncounterClaims.Matching(claim));
  }

  @Test
  void claimsOf_manyUnnamedClaimsOfOneDay_areAmbiguousByTwo() {
    List<Resource> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(claim("c" + i).line().build());
      many.add(encounter("e" + i).build());
    }
    Chart chart = new Chart(SampleChart.AS_OF, ZoneOffset.UTC, many, List.of());

    // Two candidates tell that it is ambiguous; listing all for each would be quadratic.
    assertThat(chart.encounters())
        .allSatisfy(
            visit ->
                assertThat(((EncounterClaims.Ambiguous) chart.claimsOf(visit)).candidates())
                    .hasSize(2));
  }

  @Test
  void incomplete_typeOrUnreadResource_isTold() {
    Chart chart =
        chart(claim("c1").build())
            .unreadable("Claim/c1", "Claim.item")
            .unreadable("Condition/d1", "Condition")
            .without("Coverage", Cause.SCOPE_NOT_GRANTED)
            .build();

    assertThat(chart.incomplete("Claim")).isEmpty();
    assertThat(chart.limitationsOf(ref("Claim/c1"))).hasSize(1);
    assertThat(chart.incomplete("Condition")).isPresent();
    assertThat(chart.incomplete("Coverage")).isPresent();
    assertThat(chart.limitation("Condition")).isEmpty();
  }

  @Test
  void with_othersOfAKind_leavesAllElseAsItWas() {
    Chart before =
        chart(encounter("e2").build(), followUp("f1"), claim("c1").build())
            .with(encounter("e1").build())
            .without("Coverage", Cause.NOT_REACHED)
            .build();

    Chart after = before.with(FollowUp.class, List.of(followUp("f2")));

    assertThat(after.followUps()).containsExactly(followUp("f2"));
    assertThat(after.find(ref("ClaimResponse/f1"), FollowUp.class)).isEmpty();
    assertThat(after.patient()).isEqualTo(before.patient()).isPresent();
    assertThat(after.encounters()).isEqualTo(before.encounters()).hasSize(2);
    assertThat(after.claims()).isEqualTo(before.claims()).hasSize(1);
    assertThat(after.limitations()).isEqualTo(before.limitations()).hasSize(1);
  }

  private static FollowUp followUp(String id) {
    return new FollowUp(
        ref("ClaimResponse/" + id),
        Optional.of(SampleChart.PATIENT),
        ref("Claim/c1"),
        Optional.empty(),
        List.of());
  }

  @Test
  void bills_eobOfAClaimInTheChart_isLeftOut() {
    Claim claim = claim("c1").build();
    ExplanationOfBenefit alone = benefit(SampleClaim.benefit("b1").build());
    ExplanationOfBenefit answered =
        new ExplanationOfBenefit(
            SampleClaim.benefit("b2").build(), Optional.of(ref("Claim/c1")), alone.answer());

    assertThat(chart(claim, alone, answered).build().bills().map(Claim::reference))
        .containsExactly(ref("Claim/c1"), ref("ExplanationOfBenefit/b1"));
  }

  @Test
  void isReplaced_byACancelledClaim_isNot() {
    Claim old = claim("c1").build();

    assertThat(chart(old, claim("c2").replaces("Claim/c1").build()).build().isReplaced(old))
        .isTrue();
    assertThat(
            chart(old, claim("c2").replaces("Claim/c1").status("cancelled").build())
                .build()
                .isReplaced(old))
        .isFalse();
  }

  @Test
  void codeDate_vagueWithinOneEdition_isSettled() {
    Claim year = claim("c1").billable(Period.on(PartialDate.ofYear(2026))).diagnosis("E11").build();
    Claim month =
        claim("c1")
            .billable(Period.on(PartialDate.of(java.time.YearMonth.of(2026, 11))))
            .diagnosis("E11")
            .build();

    assertThat(new CodeDates(year, List.of()).of(year.diagnoses().get(0))).isEmpty();
    assertThat(new CodeDates(month, List.of()).of(month.diagnoses().get(0)))
        .hasValue(LocalDate.of(2026, 11, 1));
  }

  @Test
  void codeDate_line_wholeDayOfServiceOrDischarge() {
    Encounter stay =
        encounter("e1").classCode("IMP").period(days("2026-09-30", "2026-10-02")).build();
    Claim day = claim("c1").line(days("2026-09-30", "2026-10-01")).build();
    Claim month =
        claim("c1").line(Period.on(PartialDate.of(java.time.YearMonth.of(2026, 11)))).build();
    Claim inpatient =
        claim("c1").institutional("0111").line(days("2026-09-30", "2026-09-30")).build();

    assertThat(new CodeDates(day, List.of()).of(day.lines().get(0)))
        .hasValue(LocalDate.of(2026, 9, 30));
    assertThat(new CodeDates(month, List.of()).of(month.lines().get(0))).isEmpty();
    assertThat(new CodeDates(inpatient, List.of(stay)).of(inpatient.lines().get(0)))
        .hasValue(LocalDate.of(2026, 10, 2));
  }

  @Test
  void codeDate_encounter_startOrDischarge() {
    Encounter visit = encounter("e1").period(days("2026-09-30", "2026-10-01")).build();
    Encounter stay =
        encounter("e1").classCode("IMP").period(days("2026-09-30", "2026-10-01")).build();

    assertThat(CodeDates.of(visit)).hasValue(LocalDate.of(2026, 9, 30));
    assertThat(CodeDates.of(stay)).hasValue(LocalDate.of(2026, 10, 1));
  }

  @Test
  void firstListed_principal_elseLowestSequence() {
    Claim claim = claim("c1").diagnosis("E11").diagnosis("E78").build();

    assertThat(claim.firstListed().orElseThrow().sequence()).isEqualTo(1);
    assertThat(encounter("e1").diagnosis("d1").build().firstListed()).isPresent();
  }

  @Test
  void isImpossible_futureStart_onlyIfBegun() {
    Chart chart = chart().build();
    Period tomorrow = on("2026-11-24");

    assertThat(encounter("e1").period(tomorrow).build().isImpossible(chart)).isTrue();
    assertThat(encounter("e1").status("planned").period(tomorrow).build().isImpossible(chart))
        .isFalse();
  }
}
