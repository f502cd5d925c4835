package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;
import static org.rimborso.rule.SampleRequirements.requires;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleServices.billing;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Claim;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleEncounter;
import org.rimborso.rule.SamplePayers;

class LineTelehealthMismatchTest implements RuleCases {
  private static final String MODIFIER = "line-telehealth-mismatch:Claim/c1:modifier";
  private static final String PLACE = "line-telehealth-mismatch:Claim/c1:place";

  @Override
  public Rule rule() {
    return new LineTelehealthMismatch(SamplePayers.requiring(requires().telehealth("95", "GT")));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("at a distance, and no modifier says how", to("Harbor Mutual", at("02")), MODIFIER),
        says("the same at the patient's home", to("Harbor Mutual", at("10")), MODIFIER),
        says("another modifier", to("Harbor Mutual", at("02").modified("25")), MODIFIER),
        silent("a modifier that the payer takes", to("Harbor Mutual", at("02").modified("GT"))),
        silent("in the office", to("Harbor Mutual", at("11"))),
        says(
            "no profile says what this payer asks for",
            to("Northlight", at("02"), at("10")),
            "? Claim/c1 policy-not-configured telehealth modifiers of Northlight"),
        silent("nothing at a distance to ask about", to("Northlight", at("11"))),
        says("a virtual visit as if in the office", visit("VR", at("11")), PLACE),
        says("once for two lines", visit("VR", at("11"), at("22")), PLACE),
        silent("a modifier says that nobody met", visit("VR", at("11").modified("95"))),
        silent("no place is told", visit("VR", line(1, "G0439"))),
        silent("a laboratory's place", visit("VR", at("81"))),
        silent("a virtual visit at a distance", visit("VR", at("02").modified("95"))),
        silent("a drug that was given elsewhere", visit("VR", line(1, "J0696").at("11"))),
        silent(
            "a blood count of a virtual visit",
            visit("VR", SampleLine.uncoded(1).code(CodeSystem.CPT, "85025").at("11"))),
        silent("a visit in the office", visit("AMB", at("11"))),
        says("the only claim of a virtual visit, which it does not name", unnamed("VR"), PLACE),
        silent("a visit in the office that it does not name", unnamed("AMB")),
        silent(
            "the claim may be another visit's as well",
            unnamed("VR").with(visitOf("e2").classCode("AMB").build())),
        silent(
            "or another claim this visit's",
            unnamed("VR").with(doctors(claim("c2").line(at("11").build())))),
        silent("the class is not told: another rule", visit("", at("11"))),
        says(
            "the place could not be read whole",
            visit("VR", at("11")).unreadable("Claim/c1", "Claim.item[0].location"),
            "? Claim/c1 unreadable Claim.item[0].location"),
        withoutClaims());
  }

  @Test
  void check_bothFaults_sayWhereAndForHowMuch() {
    Finding unmodified = only(to("Harbor Mutual", at("11"), SampleLine.line(2, "G0439").at("02")));
    assertThat(unmodified.element()).isEqualTo("Claim.item[1].modifier");
    assertThat(unmodified.message().in(Locale.ENGLISH))
        .isEqualTo(
            "Line 2 was served by telehealth, but has none of the modifiers that Harbor Mutual asks"
                + " for: 95, GT.");
    assertThat(unmodified.atRisk().orElseThrow().plain()).isEqualTo("60.00");

    Finding met = only(visit("VR", at("11")));
    assertThat(met.element()).isEqualTo("Claim.item[0].location");
    assertThat(met.evidence())
        .singleElement()
        .hasToString("Evidence[reference=Encounter/e1, element=Encounter.class]");
  }

  private static SampleLine at(String place) {
    return line(1, "G0439").at(place);
  }

  private static SampleChart to(String payer, SampleLine... lines) {
    return chart(billing(lines).insurer(display(payer)).build());
  }

  private static SampleChart visit(String classCode, SampleLine... lines) {
    return to("Harbor Mutual", lines).with(encounter("e1").classCode(classCode).build());
  }

  /** A visit and a claim of its day and doctor that does not name it. */
  private static SampleChart unnamed(String classCode) {
    return chart(
        visitOf("e1").classCode(classCode).build(),
        doctors(claim("c1").insurer(display("Harbor Mutual")).line(at("11").build())));
  }

  private static SampleEncounter visitOf(String id) {
    return encounter(id).with(party("Practitioner/d1"));
  }

  private static Claim doctors(SampleClaim claim) {
    return claim.provider(party("Practitioner/d1")).build();
  }
}
