package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleLine.undated;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleEncounter;
import org.rimborso.rule.SampleLists;

/** Doctors d1 and d2 work for o1; the visit of a new patient is of 2 November 2026, by d1. */
class LineNewPatientSeenBeforeTest implements RuleCases {
  private static final String FOUND = "line-new-patient-seen-before:Claim/c1:99203-1";
  private static final Party NUMBER = Party.ofNpi("1234567893");
  private static final String UNCLEAR = "? Claim/c1 ambiguous PractitionerRole.specialty, beside ";

  @Override
  public Rule rule() {
    return new LineNewPatientSeenBefore(new SampleLists().table(SampleLine.cpt()).build());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(encounters(), bills(), group(), unknown()).flatMap(some -> some);
  }

  private static Stream<Case> encounters() {
    return Stream.of(
        says("seen by the same doctor", seen("2024-03-05", "Practitioner/d1"), FOUND),
        says("the day after three years ago", seen("2023-11-03", "Practitioner/d1"), FOUND),
        silent("three years ago to the day", seen("2023-11-02", "Practitioner/d1")),
        silent("on the same day", seen("2026-11-02", "Practitioner/d1")),
        silent("afterwards", seen("2026-11-09", "Practitioner/d1")),
        silent(
            "at a distance",
            chart(
                newPatient(),
                visit("2024-03-05").with(party("Practitioner/d1")).classCode("VR").build())),
        silent(
            "an encounter that was cancelled",
            chart(
                newPatient(),
                visit("2024-03-05").with(party("Practitioner/d1")).status("cancelled").build())),
        silent(
            "by a doctor elsewhere",
            chart(
                newPatient(),
                visit("2024-03-05")
                    .at(party("Organization/o2"))
                    .with(party("Practitioner/d2"))
                    .build())),
        silent(
            "the encounter that the claim bills, begun before",
            chart(
                by("Practitioner/d1", claim("c1"))
                    .line(line(1, "99203").build())
                    .line("Encounter/e1")
                    .build(),
                visit("2026-11-01").with(party("Practitioner/d1")).build())),
        says(
            "by role here, by practitioner there",
            chart(
                by("PractitionerRole/r1", claim("c1")).line(line(1, "99203").build()).build(),
                visit("2024-03-05").with(party("Practitioner/d1")).build(),
                role("r1", "d1", "")),
            FOUND));
  }

  private static Stream<Case> bills() {
    return Stream.of(
        says("billed a visit before", billed("99213", "2025-06-01"), FOUND),
        says("both bills name the doctor by number", numbered(NUMBER, NUMBER), FOUND),
        says(
            "by number here, by reference there",
            numbered(NUMBER, party("Practitioner/d1")),
            FOUND),
        says(
            "another number, of the same group",
            numbered(NUMBER, Party.ofNpi("1245319599")),
            UNCLEAR + "Claim/c2"),
        says(
            "the doctor bills alone, by number",
            chart(
                visitOf(NUMBER, "c1", "99203", "2026-11-02").provider(NUMBER).build(),
                visitOf(NUMBER, "c2", "99213", "2025-06-01").provider(NUMBER).build()),
            FOUND),
        silent("billed another service", billed("A0001", "2025-06-01")),
        silent("too long ago", billed("99213", "2023-06-01")),
        silent("a visit of a known patient", chart(coded("99213"), seenBy("Practitioner/d1"))),
        silent("CPT does not have the code", chart(coded("99204"), seenBy("Practitioner/d1"))),
        says(
            "a preventive visit",
            chart(coded("99381"), seenBy("Practitioner/d1")),
            "line-new-patient-seen-before:Claim/c1:99381-1"),
        silent(
            "an outpatient claim",
            chart(
                by("Practitioner/d1", claim("c1"))
                    .institutional("0131")
                    .line(line(1, "99203").build())
                    .build(),
                seenBy("Practitioner/d1"))));
  }

  private static Stream<Case> group() {
    return Stream.of(
        says(
            "a colleague of the same specialty",
            chart(
                newPatient(),
                seenBy("Practitioner/d2"),
                role("r1", "d1", "A"),
                role("r2", "d2", "A")),
            FOUND),
        silent(
            "a colleague of another specialty",
            chart(
                newPatient(),
                seenBy("Practitioner/d2"),
                role("r1", "d1", "A"),
                role("r2", "d2", "B"))),
        says(
            "a colleague of unknown specialty",
            chart(newPatient(), seenBy("Practitioner/d2"), role("r1", "d1", "A")),
            UNCLEAR + "Encounter/e1"),
        says(
            "both claims name the group only",
            chart(
                claim("c1").line(line(1, "99203").build()).build(),
                claim("c2").line(line(1, "99213").on(LocalDate.of(2025, 6, 1)).build()).build()),
            UNCLEAR + "Claim/c2"),
        says(
            "both claims name the group by number only",
            chart(
                claim("c1").provider(NUMBER).line(line(1, "99203").build()).build(),
                claim("c2")
                    .provider(NUMBER)
                    .line(line(1, "99213").on(LocalDate.of(2025, 6, 1)).build())
                    .build()),
            UNCLEAR + "Claim/c2"),
        says(
            "the encounter names the group only",
            chart(newPatient(), visit("2024-03-05").build()),
            UNCLEAR + "Encounter/e1"));
  }

  private static Stream<Case> unknown() {
    return Stream.of(
        says(
            "no CPT table of the day",
            chart(
                by("Practitioner/d1", claim("c1"))
                    .line(line(1, "99203").on(LocalDate.of(2025, 11, 2)).build())
                    .build(),
                seenBy("Practitioner/d1")),
            "? chart code-set-not-loaded CPT"),
        says(
            "of no type",
            chart(
                by("Practitioner/d1", claim("c1")).type("").line(line(1, "99203").build()).build(),
                seenBy("Practitioner/d1")),
            "? Claim/c1 element-missing Claim.type"),
        says(
            "nothing found, but encounters are not fully known",
            chart(newPatient()).without("Encounter", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Encounter"),
        silent("nothing found", chart(newPatient())),
        says(
            "part of the claim could not be read",
            seen("2024-03-05", "Practitioner/d1").unreadable("Claim/c1", "Claim.careTeam"),
            "? Claim/c1 unreadable Claim.careTeam"),
        says(
            "no line tells its day, said once",
            undated("99213", "99203"),
            "? Claim/c1 element-missing Claim.item[1].serviced"),
        withoutClaims());
  }

  @Test
  void check_seenTwice_namesTheLatestDayAndProvesIt() {
    SampleChart chart =
        seen("2024-03-05", "Practitioner/d1")
            .with(encounter("e2").period(on("2025-03-05")).with(party("Practitioner/d1")).build());
    Finding finding = only(chart);

    assertThat(finding.element()).isEqualTo("Claim.item[0].productOrService");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
    assertThat(finding.message().in(Locale.ENGLISH)).contains("99203", "5 Mar 2025");
    assertThat(finding.evidence())
        .containsExactly(new Evidence(ref("Encounter/e2"), "Encounter.period"));
  }

  private static SampleChart seen(String day, String practitioner) {
    return chart(newPatient(), visit(day).with(party(practitioner)).build());
  }

  private static Encounter seenBy(String practitioner) {
    return visit("2024-03-05").with(party(practitioner)).build();
  }

  private static SampleEncounter visit(String day) {
    return encounter("e1").period(on(day)).at(party("Organization/o1"));
  }

  private static Claim newPatient() {
    return coded("99203");
  }

  private static Claim coded(String code) {
    return by("Practitioner/d1", claim("c1")).line(line(1, code).build()).build();
  }

  private static SampleChart billed(String code, String day) {
    return chart(
        newPatient(),
        by("Practitioner/d1", claim("c2"))
            .line(line(1, code).on(LocalDate.parse(day)).build())
            .build());
  }

  /** A visit of a new patient by one, after a visit by the other; d1 has {@link #NUMBER}. */
  private static SampleChart numbered(Party performer, Party before) {
    return chart(
        visitOf(performer, "c1", "99203", "2026-11-02").build(),
        visitOf(before, "c2", "99213", "2025-06-01").build(),
        SampleChart.provider("Practitioner/d1", List.of("1234567893")));
  }

  private static SampleClaim visitOf(Party performer, String id, String code, String day) {
    return claim(id)
        .team(performer, "performing")
        .line(line(1, code).on(LocalDate.parse(day)).build());
  }

  private static SampleClaim by(String performer, SampleClaim claim) {
    return claim.team(Party.of(ref(performer)), "performing");
  }

  private static Provider role(String id, String practitioner, String specialty) {
    return new Provider(
        ref("PractitionerRole/" + id),
        Optional.empty(),
        List.of(),
        List.of(ref("Practitioner/" + practitioner), ref("Organization/o1")),
        List.of(),
        specialty.isEmpty()
            ? List.of()
            : List.of(new Coding("http://nucc.org/provider-taxonomy", specialty, Optional.empty())),
        List.of());
  }
}
