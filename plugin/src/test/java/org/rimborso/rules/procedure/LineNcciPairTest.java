package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleLine.undated;
import static org.rimborso.rules.procedure.SampleLine.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Accounts;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleLists;

/** The pairs are invented. */
class LineNcciPairTest implements RuleCases {
  private static final String FOUND = "line-ncci-pair:Claim/c1:A0002-2";
  private static final String GAP = "? chart code-set-not-loaded NCCI pairs, practitioner";
  private static final String OUTPATIENT_GAP =
      "? chart code-set-not-loaded NCCI pairs, outpatient hospital";
  private static final CodeSets CODES =
      new SampleLists()
          .list(
              "ncci-practitioner",
              "2026 Q4",
              "2026-10-01",
              "2026-12-31",
              "A0001;A0002;1 | Invented;2015-01-01",
              "A0001;A0003;0;2015-01-01",
              "A0001;A0004;9;2015-01-01;2015-01-01",
              "A0001;A0005;9;2015-01-01",
              "A0001;A0006;1;2015-01-01;2026-11-02",
              "A0001;A0007;1;2015-01-01;2026-11-01",
              "A0001;A0008;1;2026-11-03",
              "A0009;A0002;1;2015-01-01")
          .list("ncci-outpatient", "2026 Q4", "2026-10-01", "2026-12-31", "A0001;A0009;0")
          .build();

  @Override
  public Rule rule() {
    return new LineNcciPair(CODES);
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(byIndicator(), byModifier(), byProvider(), byKind(), unknown())
        .flatMap(some -> some);
  }

  private static Stream<Case> byIndicator() {
    return Stream.of(
        says("indicator 1, no modifier", two("A0001", "A0002"), FOUND),
        says(
            "the second code stands first",
            two("A0002", "A0001"),
            "line-ncci-pair:Claim/c1:A0002-1"),
        says("spelled in another way", two("a0001", "a0002"), FOUND),
        says("indicator 0", two("A0001", "A0003"), "line-ncci-pair:Claim/c1:A0003-2"),
        silent("indicator 9", two("A0001", "A0005")),
        silent("deleted on the day it began", two("A0001", "A0004")),
        says(
            "the deletion date counts too",
            two("A0001", "A0006"),
            "line-ncci-pair:Claim/c1:A0006-2"),
        silent("deleted the day before", two("A0001", "A0007")),
        silent("begins the day after", two("A0001", "A0008")),
        silent("no pair", two("A0002", "A0003")),
        silent("one code twice", two("A0001", "A0001")),
        says(
            "two lines of the second code are one pair",
            billed(line(1, "A0001"), line(2, "A0002"), line(3, "A0002")),
            FOUND),
        says(
            "two codes beside which it is not paid",
            billed(line(1, "A0001"), line(2, "A0002"), line(3, "A0009")),
            FOUND,
            FOUND + "-A0009"));
  }

  private static Stream<Case> byModifier() {
    return Stream.of(
        silent("on the second line", billed(line(1, "A0001"), line(2, "A0002").modified("59"))),
        silent("on the first line", billed(line(1, "A0001").modified("XS"), line(2, "A0002"))),
        silent("of a finger", billed(line(1, "A0001"), line(2, "A0002").modified("f3"))),
        says("of another kind", billed(line(1, "A0001"), line(2, "A0002").modified("76")), FOUND),
        says(
            "never opens indicator 0",
            billed(line(1, "A0001"), line(2, "A0003").modified("59")),
            "line-ncci-pair:Claim/c1:A0003-2"),
        says(
            "on the first line before July 2019: did not count",
            dated("2019-06-30", line(1, "A0001").modified("59"), line(2, "A0002")),
            FOUND,
            GAP),
        says(
            "on the second line before July 2019",
            dated("2019-06-30", line(1, "A0001"), line(2, "A0002").modified("59")),
            GAP),
        says(
            "on one of two lines only",
            billed(line(1, "A0001"), line(2, "A0002").modified("59"), line(3, "A0002")),
            "line-ncci-pair:Claim/c1:A0002-3"));
  }

  private static Stream<Case> byProvider() {
    return Stream.of(
        silent("another day", billed(line(1, "A0001"), line(2, "A0002").on(DAY.plusDays(1)))),
        silent(
            "another clinician",
            chart(with(team(claim("c1")), line(1, "A0001").by(1), line(2, "A0002").by(2)).build())),
        says(
            "a referring clinician does not part the two",
            chart(
                with(team(claim("c1")), line(1, "A0001").by(1), line(2, "A0002").by(1, 3)).build()),
            FOUND),
        says(
            "on two claims",
            chart(first("c1", "A0001").build(), first("c2", "A0002").build()),
            "line-ncci-pair:Claim/c2:A0002-1"),
        says(
            "on two claims, by role and by practitioner",
            chart(
                first("c1", "A0001").provider(party("PractitionerRole/r1")).build(),
                first("c2", "A0002").provider(party("Practitioner/d1")).build(),
                SampleChart.provider(
                    "PractitionerRole/r1", List.of(), "Organization/o1", "Practitioner/d1")),
            "line-ncci-pair:Claim/c2:A0002-1"),
        silent(
            "on claims of two providers",
            chart(
                first("c1", "A0001").build(),
                first("c2", "A0002").provider(party("Organization/o2")).build())),
        silent(
            "on claims to two payers",
            chart(
                first("c1", "A0001").insurer(party("Organization/x1")).build(),
                first("c2", "A0002").insurer(party("Organization/x2")).build())),
        silent(
            "cancelled",
            chart(
                with(claim("c1").status("cancelled"), line(1, "A0001"), line(2, "A0002"))
                    .build())));
  }

  private static Stream<Case> byKind() {
    return Stream.of(
        silent("an outpatient claim: the practitioner pair is not its own", outpatient("A0002")),
        says("an outpatient pair", outpatient("A0009"), "line-ncci-pair:Claim/c1:A0009-2"),
        silent("a stay", chart(institutional("A0009").billType("0111").build())),
        silent(
            "a pharmacy",
            chart(with(claim("c1").type("pharmacy"), line(1, "A0001"), line(2, "A0002")).build())),
        says(
            "no type, and one of the tables has the pair",
            chart(with(claim("c1").type(""), line(1, "A0001"), line(2, "A0002")).build()),
            "? Claim/c1 element-missing Claim.type"),
        silent(
            "no type, and neither table has the pair",
            chart(with(claim("c1").type(""), line(1, "A0002"), line(2, "A0003")).build())),
        says(
            "institutional, but perhaps of a stay",
            chart(institutional("A0009").build()),
            "? Claim/c1 element-missing Claim.supportingInfo"));
  }

  private static Stream<Case> unknown() {
    return Stream.of(
        says(
            "after the last edition", dated("2027-01-01", line(1, "A0001"), line(2, "A0002")), GAP),
        says(
            "a pair found by its own dates, though nobody vouches for others",
            dated("2020-03-01", line(1, "A0001"), line(2, "A0002")),
            FOUND,
            GAP),
        says(
            "many claims, said once",
            chart(
                with(
                        claim("c1"),
                        line(1, "A0002").on(DAY.minusYears(1)),
                        line(2, "A0003").on(DAY.minusYears(1)))
                    .build(),
                with(
                        claim("c2"),
                        line(1, "A0002").on(DAY.minusYears(2)),
                        line(2, "A0003").on(DAY.minusYears(2)))
                    .build()),
            GAP),
        silent("one code a day needs no table", billed(line(1, "A0001").on(DAY.plusYears(1)))),
        says(
            "a modifier could not be read",
            two("A0001", "A0002").unreadable("Claim/c1", "Claim.item[1].modifier"),
            "? Claim/c1 unreadable Claim.item[1].modifier"),
        says(
            "no line tells its day, said once",
            undated("A0001", "A0002"),
            "? Claim/c1 element-missing Claim.item[0].serviced"),
        withoutClaims());
  }

  @Test
  void check_noTableAtAll_saysSoOnceForEachTable() {
    Rule rule = new LineNcciPair(SampleLine.codeSets());

    assertThat(
            rule.check(
                two("A0001", "A0002")
                    .with(
                        with(claim("c2").institutional("0131"), line(1, "A0001"), line(2, "A0009"))
                            .build())
                    .build()))
        .extracting(RuleCases::shown)
        .containsExactlyInAnyOrder(GAP, OUTPATIENT_GAP);
  }

  @Test
  void check_indicatorOne_advisesAModifierAndRisksTheSecondLine() {
    Finding finding = only(two("A0001", "A0002"));

    assertThat(finding.element()).isEqualTo("Claim.item[1].productOrService");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
    assertThat(finding.message().in(Locale.ENGLISH))
        .contains("Line 2 bills A0002", "A0001 on line 1");
    assertThat(finding.next().in(Locale.ENGLISH)).contains("XS");
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence(SampleChart.ref("Claim/c1"), "Claim.item[0].productOrService"));
  }

  @Test
  void check_indicatorZero_advisesNoModifier() {
    assertThat(only(two("A0001", "A0003")).next().in(Locale.ENGLISH))
        .contains("whatever the modifier");
  }

  @Test
  void review_secondCodeTwice_isNoDuplicateBeside() {
    Reviewer reviewer =
        new Reviewer(List.of(rule(), new LineDuplicate()), new Accounts(Payers.NONE));
    SampleChart chart = billed(line(1, "A0001"), line(2, "A0002"), line(3, "A0002"));

    assertThat(reviewer.review(chart.build()).findings())
        .extracting(Finding::id)
        .containsExactly(FOUND);
  }

  /** A claim with one line. */
  private static SampleClaim first(String id, String code) {
    return claim(id).line(line(1, code).build());
  }

  private static SampleClaim team(SampleClaim claim) {
    return claim
        .team(party("Practitioner/d1"), "primary")
        .team(party("Practitioner/d2"), "primary")
        .team(party("Practitioner/d3"), "referring");
  }

  private static SampleChart outpatient(String second) {
    return chart(institutional(second).billType("0131").build());
  }

  private static SampleClaim institutional(String second) {
    return with(claim("c1").type("institutional"), line(1, "A0001"), line(2, second));
  }

  private static SampleChart dated(String iso, SampleLine one, SampleLine other) {
    LocalDate day = LocalDate.parse(iso);
    return billed(one.on(day), other.on(day));
  }

  private static SampleChart two(String one, String other) {
    return billed(line(1, one), line(2, other));
  }
}
