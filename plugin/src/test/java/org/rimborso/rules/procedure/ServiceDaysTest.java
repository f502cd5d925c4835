package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.day;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleChart.since;

import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

class ServiceDaysTest {

  @Test
  void meet_singleDay_onlyWhereThePeriodHoldsIt() {
    ServiceDays done = new ServiceDays();
    done.add(on("2026-11-02"));

    assertThat(done.meet(on("2026-11-02"))).isTrue();
    assertThat(done.meet(days("2026-11-01", "2026-11-03"))).isTrue();
    assertThat(done.meet(on("2026-11-01"))).isFalse();
    assertThat(done.meet(on("2026-11-03"))).isFalse();
    assertThat(done.meet(Period.UNKNOWN)).isTrue();
  }

  @Test
  void meet_spanOpenOrVagueDate_whereItMayBe() {
    ServiceDays done = new ServiceDays();
    done.add(days("2026-01-01", "2026-01-05"));
    done.add(since("2026-11-01"));

    assertThat(done.meet(on("2026-01-05"))).isTrue();
    assertThat(done.meet(on("2026-01-06"))).isFalse();
    assertThat(done.meet(on("2026-12-24"))).isTrue();
    assertThat(done.meet(month(2026, 1))).isTrue();
    assertThat(done.meet(month(2026, 2))).isFalse();
  }

  @Test
  void meet_dayBeforeAnOpenPeriod_isOutside() {
    ServiceDays done = new ServiceDays();
    done.add(on("2026-11-02"));

    assertThat(
            done.meet(new Period(Optional.of(PartialDate.of(day("2026-11-03"))), Optional.empty())))
        .isFalse();
    assertThat(
            done.meet(new Period(Optional.empty(), Optional.of(PartialDate.of(day("2026-11-03"))))))
        .isTrue();
  }

  private static Period month(int year, int month) {
    return Period.on(PartialDate.of(YearMonth.of(year, month)));
  }
}
