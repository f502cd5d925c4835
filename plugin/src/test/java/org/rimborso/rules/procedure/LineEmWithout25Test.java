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

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Accounts;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleLists;

/** The global periods and the procedures are invented: A0001 0 days, A0002 10, A0003 90. */
class LineEmWithout25Test implements RuleCases {
  private static final String FOUND = "line-em-without-25:Claim/c1:99213-1";
  private static final String NO_SCHEDULE = "? chart code-set-not-loaded Medicare fee schedule";
  private static final String NO_CPT = "? chart code-set-not-loaded CPT";

  private static SampleLists schedule() {
    return new SampleLists()
        .list(
            "fee-schedule",
            "2026 Q4",
            "2026-10-01",
            "2026-12-31",
            "A0001;;global 000 | status A",
            "A0002;;global 010 | status A",
            "A0003;;global 090 | status A",
            "A0004;;global XXX | status A",
            "99213;;global XXX | status A");
  }

  @Override
  public Rule rule() {
    return new LineEmWithout25(schedule().table(SampleLine.cpt()).build());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(services(), providers(), unknown()).flatMap(some -> some);
  }

  private static Stream<Case> services() {
    return Stream.of(
        says("a visit and a procedure of 0 days", two("99213", "A0001"), FOUND),
        says("of 10 days", two("99213", "A0002"), FOUND),
        says(
            "the procedure stands first",
            two("A0001", "99213"),
            "line-em-without-25:Claim/c1:99213-2"),
        silent("of 90 days: another modifier's business", two("99213", "A0003")),
        silent("without a global period", two("99213", "A0004")),
        silent("not in the schedule", two("99213", "A0009")),
        silent("modifier 25", billed(line(1, "99213").modified("25"), line(2, "A0001"))),
        says("another modifier", billed(line(1, "99213").modified("57"), line(2, "A0001")), FOUND),
        says(
            "25 on the procedure",
            billed(line(1, "99213"), line(2, "A0001").modified("25")),
            FOUND),
        silent("the visit alone", billed(line(1, "99213"))),
        silent("two visits", two("99213", "99381")),
        silent("a code of no range", two("99199", "A0001")),
        silent("CPT does not have the code: another rule's business", two("99214", "A0001")),
        says(
            "two procedures are one defect",
            chart(
                with(claim("c1"), line(1, "99213"), line(2, "A0001"))
                    .line(line(3, "A0002").build())
                    .build()),
            FOUND));
  }

  private static Stream<Case> providers() {
    return Stream.of(
        silent("another day", billed(line(1, "99213"), line(2, "A0001").on(DAY.plusDays(1)))),
        silent(
            "another clinician",
            chart(
                with(
                        claim("c1")
                            .team(party("Practitioner/d1"), "performing")
                            .team(party("Practitioner/d2"), "performing"),
                        line(1, "99213").by(1),
                        line(2, "A0001").by(2))
                    .build())),
        says(
            "on two claims",
            chart(
                claim("c1").line(line(1, "99213").build()).build(),
                claim("c2").line(line(1, "A0001").build()).build()),
            FOUND),
        silent(
            "an outpatient claim",
            chart(
                with(claim("c1").institutional("0131"), line(1, "99213"), line(2, "A0001"))
                    .build())),
        silent(
            "cancelled",
            chart(
                with(claim("c1").status("cancelled"), line(1, "99213"), line(2, "A0001"))
                    .build())));
  }

  private static Stream<Case> unknown() {
    return Stream.of(
        says(
            "a day without a schedule",
            billed(line(1, "99213").on(DAY.minusYears(1)), line(2, "A0001").on(DAY.minusYears(1))),
            NO_SCHEDULE),
        says(
            "of no type",
            chart(with(claim("c1").type(""), line(1, "99213"), line(2, "A0001")).build()),
            "? Claim/c1 element-missing Claim.type"),
        says(
            "a modifier could not be read",
            two("99213", "A0001").unreadable("Claim/c1", "Claim.item[0].modifier"),
            "? Claim/c1 unreadable Claim.item[0].modifier"),
        says(
            "no line tells its day, said once",
            undated("A0001", "99213"),
            "? Claim/c1 element-missing Claim.item[1].serviced"),
        withoutClaims());
  }

  @Test
  void check_noCptTable_saysSoOnlyWhereAProcedureIsMinor() {
    Rule rule = new LineEmWithout25(schedule().build());

    assertThat(rule.check(two("99213", "A0001").build()))
        .extracting(RuleCases::shown)
        .containsExactly(NO_CPT);
    assertThat(rule.check(two("99213", "A0003").build())).isEmpty();
  }

  @Test
  void check_found_namesBothAndRisksTheVisit() {
    Finding finding = only(two("99213", "A0001"));

    assertThat(finding.element()).isEqualTo("Claim.item[0].modifier");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
    assertThat(finding.message().in(Locale.ENGLISH)).contains("99213", "A0001");
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence(SampleChart.ref("Claim/c1"), "Claim.item[1].productOrService"));
  }

  @Test
  void review_ncciDeniesTheVisit_thePairSpeaksAlone() {
    SampleLists lists =
        schedule()
            .table(SampleLine.cpt())
            .list(
                "ncci-practitioner",
                "2026 Q4",
                "2026-10-01",
                "2026-12-31",
                "A0001;99213;1;2015-01-01");
    Reviewer reviewer =
        new Reviewer(
            List.of(new LineEmWithout25(lists.build()), new LineNcciPair(lists.build())),
            new Accounts(Payers.NONE));

    assertThat(reviewer.review(two("99213", "A0001").build()).findings())
        .extracting(Finding::id)
        .containsExactly("line-ncci-pair:Claim/c1:99213-1");
  }

  private static SampleChart two(String one, String other) {
    return billed(line(1, one), line(2, other));
  }
}
