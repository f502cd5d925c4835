package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleLine.undated;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleLists;

/** The edits are invented. */
class LineAddOnAloneTest implements RuleCases {
  private static final String FOUND = "line-add-on-alone:Claim/c1:A0001-1";
  private static final CodeSets CODES =
      new SampleLists()
          .list(
              "add-on",
              "2026 Q4",
              "2026-10-01",
              "2026-12-31",
              "A0001;A0002;type 1;2013-04-01",
              "A0001;A0003;type 1;2013-04-01",
              "A0001;A0004;type 1;2013-04-01;2026-11-01",
              "A0005;;type 2;2013-04-01",
              "A0006;A0002;type 3;2013-04-01",
              "A0007;A0002;type 2 | Invented: of the site's payer;2013-04-01",
              "A0008;A0002;type 1;2013-04-01",
              "A0008;;type 2;2013-04-01")
          .build();

  @Override
  public Rule rule() {
    return new LineAddOnAlone(CODES);
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
            primaries(),
            types(),
            Stream.of(
                silent(
                    "a stay",
                    chart(
                        claim("c1").institutional("0111").line(line(1, "A0001").build()).build())),
                says(
                    "an outpatient claim",
                    chart(claim("c1").institutional("0131").line(line(1, "A0001").build()).build()),
                    FOUND),
                says(
                    "of no type",
                    chart(claim("c1").type("").line(line(1, "A0001").build()).build()),
                    "? Claim/c1 element-missing Claim.type"),
                says(
                    "a day outside every edition",
                    billed(line(1, "A0001").on(DAY.minusYears(1))),
                    "? chart code-set-not-loaded Add-on code edits"),
                says(
                    "another line could not be read",
                    billed(line(1, "A0001")).unreadable("Claim/c1", "Claim.item[1]"),
                    "? Claim/c1 unreadable Claim.item[1]"),
                says(
                    "no line tells its day, said once",
                    undated("A0001", "A0009"),
                    "? Claim/c1 element-missing Claim.item[0].serviced"),
                says(
                    "the list of claims is cut: the primary may be on another one",
                    billed(line(1, "A0001")).without("Claim", Cause.LIST_INCOMPLETE),
                    "? chart list-incomplete Claim"),
                says(
                    "a claim that could not be read",
                    billed(line(1, "A0001")).unreadable("Claim/c9", "Claim"),
                    "? Claim/c9 unreadable Claim")))
        .flatMap(some -> some);
  }

  private static Stream<Case> primaries() {
    return Stream.of(
        says("alone", billed(line(1, "A0001")), FOUND),
        says("spelled in another way", billed(line(1, "a0001")), FOUND),
        silent("with one of its primaries", billed(line(1, "A0001"), line(2, "A0003"))),
        says("with another code", billed(line(1, "A0001"), line(2, "A0009")), FOUND),
        says("the primary no longer counts", billed(line(1, "A0001"), line(2, "A0004")), FOUND),
        says(
            "the primary is of the next day",
            billed(line(1, "A0001"), line(2, "A0002").on(DAY.plusDays(1))),
            FOUND),
        silent(
            "the primary is on another claim, of a colleague",
            chart(
                claim("c1").line(line(1, "A0001").build()).build(),
                claim("c2")
                    .provider(party("Practitioner/d2"))
                    .line(line(1, "A0002").build())
                    .build())),
        says(
            "the primary's claim is cancelled",
            chart(
                claim("c1").line(line(1, "A0001").build()).build(),
                claim("c2").status("cancelled").line(line(1, "A0002").build()).build()),
            FOUND),
        says(
            "twice is one defect",
            billed(line(1, "A0001"), line(2, "A0001").modified("59")),
            FOUND),
        silent("no add-on code", billed(line(1, "A0002"))));
  }

  private static Stream<Case> types() {
    return Stream.of(
        says("type 2: the payer says which", billed(line(1, "A0005")), open("A0005")),
        says(
            "type 2: nor does another service tell",
            billed(line(1, "A0005"), line(2, "A0002")),
            open("A0005")),
        says(
            "type 2 with the payer's own list",
            billed(line(1, "A0007")),
            "line-add-on-alone:Claim/c1:A0007-1"),
        says("type 3: others may do", billed(line(1, "A0006")), open("A0006")),
        silent("type 3 with a listed primary", billed(line(1, "A0006"), line(2, "A0002"))),
        says("of two types: the payer may take others", billed(line(1, "A0008")), open("A0008")));
  }

  private static String open(String code) {
    return "? Claim/c1 policy-not-configured primary codes of add-on code " + code;
  }

  @Test
  void check_alone_namesThePrimariesAndRisksItsLines() {
    Finding finding = only(billed(line(1, "A0001"), line(2, "A0001").modified("59")));

    assertThat(finding.element()).isEqualTo("Claim.item[0].productOrService");
    assertThat(finding.next().in(Locale.ENGLISH)).contains("A0002; A0003").doesNotContain("A0004");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("120.00");
  }
}
