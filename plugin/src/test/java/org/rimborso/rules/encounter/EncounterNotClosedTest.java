package org.rimborso.rules.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Period;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleEncounter;

class EncounterNotClosedTest implements RuleCases {
  private static final String FOUND = "encounter-not-closed:Encounter/e1";

  @Override
  public Rule rule() {
    return new EncounterNotClosed(3);
  }

  private static SampleEncounter open() {
    return encounter("e1").status("in-progress").period(since("2026-11-02"));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a visit open for three weeks", chart(open().build()), FOUND),
        silent("finished", chart(encounter("e1").build())),
        silent("planned", chart(open().status("planned").build())),
        silent("the third day is in time", chart(open().period(since("2026-11-20")).build())),
        says("the fourth is not", chart(open().period(since("2026-11-19")).build()), FOUND),
        silent("a stay goes on", chart(open().classCode("IMP").build())),
        says(
            "a stay past its end",
            chart(open().classCode("IMP").period(days("2026-11-02", "2026-11-22")).build()),
            FOUND),
        silent(
            "a stay that ends today",
            chart(open().classCode("IMP").period(days("2026-11-02", "2026-11-23")).build())),
        says(
            "on leave past its end",
            chart(
                open()
                    .status("onleave")
                    .classCode("IMP")
                    .period(days("2026-11-02", "2026-11-22"))
                    .build()),
            FOUND),
        says(
            "a visit past its end yesterday",
            chart(open().period(days("2026-11-22", "2026-11-22")).build()),
            FOUND),
        silent(
            "impossible dates are another rule's",
            chart(open().period(days("2026-11-09", "2026-11-02")).build())),
        says(
            "the whole is open: one finding",
            chart(open().build(), encounter("e2").partOf("e1").status("in-progress").build()),
            FOUND),
        says(
            "the whole is finished, the part is not",
            chart(encounter("e2").build(), open().partOf("e2").build()),
            FOUND),
        says(
            "no dates",
            chart(open().period(Period.UNKNOWN).build()),
            "? Encounter/e1 element-missing Encounter.period"),
        says(
            "no class",
            chart(open().classCode("").build()),
            "? Encounter/e1 element-missing Encounter.class"),
        says(
            "its dates could not be read",
            chart(open().build()).unreadable("Encounter/e1", "Encounter.period.end"),
            "? Encounter/e1 unreadable Encounter.period.end"),
        says(
            "encounters are not offered",
            chart().without("Encounter", Cause.SCOPE_NOT_GRANTED),
            "? chart scope-not-granted Encounter"));
  }

  @Test
  void check_finding_saysSinceWhenAndForWhom() {
    Finding finding = only(chart(open().build()));
    assertThat(finding.message().in(Locale.ENGLISH)).contains("2 Nov 2026", "more than 3 days");
    assertThat(finding.element()).isEqualTo("Encounter.status");
    Finding ended = only(chart(open().period(days("2026-11-02", "2026-11-05")).build()));
    assertThat(ended.message().in(Locale.ITALIAN)).contains("5 nov 2026");
  }
}
