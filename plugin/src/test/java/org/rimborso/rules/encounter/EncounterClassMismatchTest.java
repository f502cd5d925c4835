package org.rimborso.rules.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

class EncounterClassMismatchTest implements RuleCases {
  private static final String FOUND = "encounter-class-mismatch:Encounter/e1";

  @Override
  public Rule rule() {
    return new EncounterClassMismatch();
  }

  private static SampleChart at(String classCode, String... places) {
    SampleClaim claim = claim("c1");
    for (String place : places) {
      claim.at(place, "Encounter/e1");
    }
    return chart(encounter("e1").classCode(classCode).build(), claim.build());
  }

  private static SampleChart billed(String classCode, String type, String billType) {
    SampleClaim claim = claim("c1").type(type).billType(billType).line("Encounter/e1");
    return chart(encounter("e1").classCode(classCode).build(), claim.build());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(places(), bills());
  }

  private static Stream<Case> places() {
    return Stream.of(
        says("a stay in an office", at("IMP", "11"), FOUND),
        says("a stay in the outpatient department", at("ACUTE", "22"), FOUND),
        silent("a stay in hospital", at("IMP", "21")),
        silent("a stay that began in the emergency room", at("IMP", "23", "21")),
        says("a clinic visit in a hospital bed", at("AMB", "21"), FOUND),
        silent("a clinic visit in an office", at("AMB", "11")),
        says("an emergency in an office", at("EMER", "11"), FOUND),
        silent("an emergency in its room", at("EMER", "23")),
        says("observation is outpatient care", at("OBSENC", "21"), FOUND),
        says("home care in an office", at("HH", "11"), FOUND),
        silent("home care at home", at("HH", "12")),
        silent("virtual ones are another rule's", at("VR", "11")),
        silent("telehealth places too", at("IMP", "02")),
        silent(
            "no place says nothing",
            chart(
                encounter("e1").classCode("IMP").build(),
                claim("c1").line("Encounter/e1").build())),
        silent("a place without a number", at("IMP", "office")),
        says("two lines are one finding", at("IMP", "11", "22"), FOUND),
        silent(
            "a line of another encounter",
            chart(
                encounter("e1").classCode("IMP").build(),
                encounter("e2").build(),
                claim("c1").at("11", "Encounter/e2").build())),
        silent(
            "cancelled claim",
            chart(
                encounter("e1").classCode("IMP").build(),
                claim("c1").status("cancelled").at("11", "Encounter/e1").build())),
        says("no class", at("", "11"), "? Encounter/e1 element-missing Encounter.class"),
        silent(
            "no class and no place",
            chart(encounter("e1").classCode("").build(), claim("c1").line("Encounter/e1").build())),
        says(
            "the class could not be read",
            at("IMP", "11").unreadable("Encounter/e1", "Encounter.class"),
            "? Encounter/e1 unreadable Encounter.class"),
        withoutClaims(),
        says(
            "encounters are not offered",
            chart().without("Encounter", Cause.NOT_REACHED),
            "? chart not-reached Encounter"));
  }

  private static Stream<Case> bills() {
    return Stream.of(
        says("a visit on an inpatient bill", billed("AMB", "institutional", "0111"), FOUND),
        says("a stay on an outpatient bill", billed("IMP", "institutional", "131"), FOUND),
        silent("a stay on an inpatient bill", billed("IMP", "institutional", "0111")),
        silent("a visit on an outpatient bill", billed("AMB", "institutional", "0131")),
        silent("a stay's part B bill", billed("IMP", "institutional", "0121")),
        silent("only institutional bills have a type", billed("AMB", "professional", "0111")));
  }

  @Test
  void check_finding_namesClassAndPlace() {
    Finding finding = only(at("IMP", "21", "11"));
    assertThat(finding.message().in(Locale.ENGLISH)).contains("a hospital stay", "11");
    assertThat(finding.evidence())
        .containsExactly(new Evidence(ref("Claim/c1"), "Claim.item[1].location"));
  }
}
