package org.rimborso.rules.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleChart.since;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;

class EncounterPeriodImpossibleTest implements RuleCases {
  private static final String FOUND = "encounter-period-impossible:Encounter/e1:";
  private static final String NO_BIRTH = "? Patient/p1 element-missing Patient.birthDate";

  @Override
  public Rule rule() {
    return new EncounterPeriodImpossible();
  }

  private static Patient patient(String birth, String death) {
    return SampleChart.patient(date(birth), Optional.empty(), date(death));
  }

  private static Optional<PartialDate> date(String iso) {
    return Optional.of(iso)
        .filter(text -> !text.isEmpty())
        .map(day -> PartialDate.of(LocalDate.parse(day)));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        silent("in order", chart(encounter("e1").period(days("2026-11-02", "2026-11-05")).build())),
        silent(
            "open",
            chart(encounter("e1").status("in-progress").period(since("2026-11-02")).build())),
        says(
            "ends before it starts",
            chart(encounter("e1").period(days("2026-11-05", "2026-11-02")).build()),
            FOUND + "end"),
        says(
            "finished tomorrow",
            chart(encounter("e1").period(on("2026-11-24")).build()),
            FOUND + "future"),
        silent("finished today", chart(encounter("e1").period(on("2026-11-23")).build())),
        silent(
            "planned", chart(encounter("e1").status("planned").period(on("2027-01-07")).build())),
        silent(
            "cancelled",
            chart(
                encounter("e1")
                    .status("cancelled")
                    .period(days("2026-11-05", "2026-11-02"))
                    .build())),
        says(
            "before birth",
            chart(encounter("e1").period(on("1960-04-30")).build()),
            FOUND + "birth"),
        silent("on the day of birth", chart(encounter("e1").period(on("1960-05-01")).build())),
        says(
            "all before birth: one wrong birth date is one finding",
            chart(
                encounter("e2").period(on("1959-04-30")).build(),
                encounter("e1").period(on("1960-04-30")).build()),
            FOUND + "birth"),
        silent("the day after death", died("2026-11-01")),
        says("two days after death", died("2026-10-31"), FOUND + "death"),
        silent(
            "a year does not contradict",
            chart(encounter("e1").period(Period.on(PartialDate.ofYear(2026))).build())),
        says(
            "no start",
            chart(encounter("e1").period(Period.UNKNOWN).build()),
            "? Encounter/e1 element-missing Encounter.period.start"),
        silent(
            "planned without dates",
            chart(encounter("e1").status("planned").period(Period.UNKNOWN).build())),
        says(
            "no birth date",
            new SampleChart().with(patient("", "")).with(encounter("e1").build()),
            NO_BIRTH),
        silent("no birth date, no encounter", new SampleChart().with(patient("", ""))),
        says(
            "its dates could not be read",
            chart(encounter("e1").period(days("2026-11-05", "2026-11-02")).build())
                .unreadable("Encounter/e1", "Encounter.period.end"),
            "? Encounter/e1 unreadable Encounter.period.end"),
        says(
            "encounters are not offered",
            chart().without("Encounter", Cause.NOT_REACHED),
            "? chart not-reached Encounter"));
  }

  private static SampleChart died(String day) {
    return new SampleChart().with(patient("1960-05-01", day)).with(encounter("e1").build());
  }

  @Test
  void check_beforeBirth_namesEveryEncounterAndThePatient() {
    Finding finding =
        only(
            chart(
                encounter("e2").period(on("1959-04-30")).build(),
                encounter("e1").period(on("1960-04-30")).build()));
    assertThat(finding.evidence())
        .containsExactly(
            new Evidence(ref("Encounter/e2"), "Encounter.period.start"),
            new Evidence(SampleChart.PATIENT, "Patient.birthDate"));
    assertThat(finding.message().in(Locale.ENGLISH)).contains("2 visits", "1 May 1960");
    assertThat(finding.element()).isEqualTo("Encounter.period.start");
  }

  @Test
  void check_endBeforeStart_namesBothDays() {
    Finding finding = only(chart(encounter("e1").period(days("2026-11-05", "2026-11-02")).build()));
    assertThat(finding.message().in(Locale.ITALIAN)).contains("5 nov 2026", "2 nov 2026");
    assertThat(finding.element()).isEqualTo("Encounter.period.end");
  }
}
