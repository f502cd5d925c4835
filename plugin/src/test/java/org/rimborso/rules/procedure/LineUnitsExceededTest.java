package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleChart.response;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleLine.undated;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleLists;

/** The limits are invented: A0001 2 a line, A0002 2 a day by policy, A0003 2 a day. */
class LineUnitsExceededTest implements RuleCases {
  private static final String FOUND = "line-units-exceeded:Claim/c1:";
  private static final CodeSets CODES =
      new SampleLists()
          .list(
              "mue-practitioner",
              "2026 Q4",
              "2026-10-01",
              "2026-12-31",
              "A0001;;2 | 1 Line Edit",
              "A0002;;2 | 2 Date of Service Edit: Policy | Invented",
              "A0003;;2 | 3 Date of Service Edit: Clinical",
              "A0005;;1 | 3 Date of Service Edit: Clinical")
          .list("mue-outpatient", "2026 Q4", "2026-10-01", "2026-12-31", "A0001;;0 | 1 Line Edit")
          .list(
              "mue-supplier",
              "2026 Q4",
              "2026-10-01",
              "2026-12-31",
              "A0004;;1 | 1 Line Edit",
              "A0005;;3 | 1 Line Edit")
          .build();

  @Override
  public Rule rule() {
    return new LineUnitsExceeded(CODES);
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(ofALine(), ofADay(), ofSeveralDays(), byKind(), unknown())
        .flatMap(some -> some);
  }

  private static Stream<Case> ofALine() {
    return Stream.of(
        says("more than the line bears", billed(line(1, "A0001").units("3")), FOUND + "A0001-1"),
        says("a part of a unit more", billed(line(1, "A0001").units("2.5")), FOUND + "A0001-1"),
        silent("as many as it bears", billed(line(1, "A0001").units("2.0"))),
        silent("none told counts as one", billed(line(1, "A0001"))),
        silent("a code without an edit", billed(line(1, "A0009").units("99"))),
        silent(
            "two lines, each within",
            billed(line(1, "A0001").units("2"), line(2, "A0001").units("2"))),
        says(
            "two lines, each beyond",
            billed(line(1, "A0001").units("3"), line(2, "A0001").units("4")),
            FOUND + "A0001-1",
            FOUND + "A0001-2"),
        silent(
            "cancelled",
            chart(
                claim("c1")
                    .status("cancelled")
                    .line(line(1, "A0001").units("3").build())
                    .build())));
  }

  private static Stream<Case> ofADay() {
    return Stream.of(
        says("on one line", billed(line(1, "A0002").units("3")), FOUND + "A0002-1"),
        says(
            "on two lines, whatever the modifier",
            billed(line(1, "A0002").units("2"), line(2, "A0002").modified("59")),
            FOUND + "A0002-2"),
        silent("two lines, together within", billed(line(1, "A0003"), line(2, "A0003"))),
        silent(
            "on two days",
            billed(line(1, "A0002").units("2"), line(2, "A0002").units("2").on(DAY.plusDays(1)))),
        silent(
            "care after an operation",
            billed(line(1, "A0002").units("2"), line(2, "A0002").units("9").modified("55"))),
        says(
            "on two claims",
            chart(
                claim("c1").line(line(1, "A0003").units("2").build()).build(),
                claim("c2").line(line(1, "A0003").build()).build()),
            "line-units-exceeded:Claim/c2:A0003-1"),
        silent(
            "on a claim that was turned back, and the one in its place",
            chart(
                claim("c1").line(line(1, "A0003").units("2").build()).build(),
                response("r1", "Claim/c1", "error"),
                claim("c2").line(line(1, "A0003").build()).build())),
        silent(
            "on claims of two providers",
            chart(
                claim("c1").line(line(1, "A0003").units("2").build()).build(),
                claim("c2")
                    .provider(party("Organization/o2"))
                    .line(line(1, "A0003").build())
                    .build())),
        silent(
            "on claims to two payers, the second after the first",
            chart(
                claim("c1")
                    .coverage(party("Coverage/v1"))
                    .line(line(1, "A0003").units("2").build())
                    .build(),
                claim("c2")
                    .coverage(party("Coverage/v2"))
                    .line(line(1, "A0003").units("2").build())
                    .build())));
  }

  private static Stream<Case> ofSeveralDays() {
    return Stream.of(
        silent("three days bear three limits", spanning("A0002", "6")),
        says("but no more", spanning("A0002", "7"), FOUND + "A0002-1"),
        says("nor by the line", spanning("A0001", "7"), FOUND + "A0001-1"),
        says(
            "an end that is not told",
            billed(line(1, "A0002").units("3").on(since("2026-11-02"))),
            "? Claim/c1 element-missing Claim.item[0].serviced"),
        silent(
            "which does not matter within the limit",
            billed(line(1, "A0002").on(since("2026-11-02")))));
  }

  private static Stream<Case> byKind() {
    return Stream.of(
        says(
            "an outpatient claim by its own table",
            chart(institutional().billType("0131").build()),
            FOUND + "A0001-1"),
        silent("a stay", chart(institutional().billType("0111").build())),
        says(
            "perhaps a stay",
            chart(institutional().build()),
            "? Claim/c1 element-missing Claim.supportingInfo"),
        says("a supplier's code", billed(line(1, "A0004").units("2")), FOUND + "A0004-1"),
        silent("a code of both tables: the larger limit", billed(line(1, "A0005").units("3"))),
        says("beyond the larger limit", billed(line(1, "A0005").units("4")), FOUND + "A0005-1"));
  }

  private static Stream<Case> unknown() {
    return Stream.of(
        says(
            "a day outside every edition",
            billed(line(1, "A0001").units("3").on(DAY.minusYears(1))),
            "? chart code-set-not-loaded Medically unlikely edits, practitioner"),
        says(
            "the units could not be read",
            billed(line(1, "A0001").units("3")).unreadable("Claim/c1", "Claim.item[0].quantity"),
            "? Claim/c1 unreadable Claim.item[0].quantity"),
        says(
            "no line tells its day, said once",
            undated("A0001", "A0002"),
            "? Claim/c1 element-missing Claim.item[0].serviced"),
        withoutClaims());
  }

  @Test
  void check_ofADay_risksAllLinesOfIt() {
    Finding finding = only(billed(line(1, "A0003").units("2"), line(2, "A0003")));

    assertThat(finding.element()).isEqualTo("Claim.item[1].quantity");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("120.00");
    assertThat(finding.message().in(Locale.ENGLISH))
        .contains("3 units of A0003", "line 1, 2", "at most 2 a day");
    assertThat(finding.next().in(Locale.ENGLISH)).contains("on appeal");
    assertThat(finding.evidence()).hasSize(1);
  }

  @Test
  void check_byPolicy_offersNoAppeal() {
    assertThat(only(billed(line(1, "A0002").units("3"))).next().in(Locale.ENGLISH))
        .contains("no appeal");
  }

  @Test
  void check_ofALine_advisesALineOfItsOwn() {
    assertThat(only(billed(line(1, "A0001").units("3"))).next().in(Locale.ENGLISH))
        .contains("a line of their own");
  }

  private static SampleClaim institutional() {
    return claim("c1").type("institutional").line(line(1, "A0001").build());
  }

  private static SampleChart spanning(String code, String units) {
    return billed(line(1, code).units(units).on(SampleLine.threeDays()));
  }
}
