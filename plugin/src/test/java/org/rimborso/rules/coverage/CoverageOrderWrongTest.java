package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SamplePayers;

class CoverageOrderWrongTest implements RuleCases {
  private static final String BOTH = "coverage-order-wrong:Claim/c1:v1,v2";
  private static final Claim BILL = claim("c1").line().build();

  @Override
  public Rule rule() {
    return new CoverageOrderWrong(SamplePayers.beforeMedicare());
  }

  private static Coverage at(String id, int order) {
    return coverage(id, "active", since("2026-01-01"), CodeableConcept.EMPTY, order, "Plan " + id);
  }

  private static Coverage at(String id, int order, String payor) {
    return coverage(id, "active", since("2026-01-01"), CodeableConcept.EMPTY, order, payor);
  }

  private static CodeableConcept type(String code) {
    return new CodeableConcept(
        List.of(
            new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", code, Optional.empty())),
        Optional.empty());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("two first payers", chart(at("v1", 1), at("v2", 1), BILL), BOTH),
        silent("first and second", chart(at("v1", 1), at("v2", 2), BILL)),
        says("two second payers", chart(at("v1", 2), at("v2", 2), at("v3", 1), BILL), BOTH),
        says("nobody is first", chart(at("v1", 2), at("v2", 3), BILL), BOTH),
        silent("a single one at place two", chart(at("v1", 2), BILL)),
        silent(
            "dental does not wait for medical",
            chart(
                at("v1", 1),
                coverage("v2", "active", since("2026-01-01"), type("DENTAL"), 1, "Teeth"),
                BILL)),
        silent(
            "one had ended",
            chart(
                at("v1", 1),
                coverage(
                    "v2",
                    "active",
                    days("2026-01-01", "2026-06-30"),
                    CodeableConcept.EMPTY,
                    1,
                    "Old"),
                BILL)),
        says(
            "whether the other had ended is not known",
            chart(
                at("v1", 1),
                coverage("v2", "cancelled", since("2026-01-01"), CodeableConcept.EMPTY, 1, "Old"),
                BILL),
            "? Claim/c1 element-missing Coverage.period"),
        says(
            "places are not told",
            chart(at("v1", 0), at("v2", 0), BILL),
            "? Claim/c1 element-missing Coverage.order"),
        silent("the first is told", chart(at("v1", 1), at("v2", 0), BILL)),
        silent("no claim", chart(at("v1", 1), at("v2", 1))),
        says(
            "a second claim of that time: one defect",
            chart(at("v1", 1), at("v2", 1), BILL, claim("c2").line().build()),
            BOTH),
        says(
            "Medicare before the group plan",
            chart(at("v1", 2, "Harbor Mutual"), at("v2", 1, "Medicare"), BILL),
            "coverage-order-wrong:Claim/c1:v2,v1"),
        silent(
            "the group plan before Medicare",
            chart(at("v1", 1, "Harbor Mutual"), at("v2", 2, "Medicare"), BILL)),
        silent(
            "a plan of which the site says nothing",
            chart(at("v1", 2, "Other Plan"), at("v2", 1, "Medicare"), BILL)),
        says(
            "an order could not be read",
            chart(at("v1", 1), at("v2", 1), BILL).unreadable("Coverage/v2", "Coverage.order"),
            "? Coverage/v2 unreadable Coverage.order"),
        says(
            "coverages are not offered",
            chart(BILL).without("Coverage", Cause.NOT_REACHED),
            "? chart not-reached Coverage"),
        withoutClaims());
  }

  @Test
  void check_finding_saysWhatIsWrong() {
    assertThat(message(at("v1", 1), at("v2", 1))).contains("Plan v1, Plan v2", "same place");
    assertThat(message(at("v1", 2), at("v2", 3))).contains("none", "first");
    assertThat(message(at("v1", 2, "Harbor Mutual"), at("v2", 1, "Medicare"))).contains("Medicare");
  }

  private String message(Coverage one, Coverage other) {
    return only(chart(one, other, BILL)).message().in(Locale.ENGLISH);
  }
}
