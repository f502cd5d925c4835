package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirDatesTest {

  @ParameterizedTest
  @CsvSource({
    "2026, 2026",
    "2026-02, 2026-02",
    "2024-02-29, 2024-02-29",
    "2026-11-02T23:30:00-05:00, 2026-11-02",
    "2026-11-02T23:30:00Z, 2026-11-02",
    "2026-11-02T23:30:00.123456Z, 2026-11-02",
    "2026-12-31T23:59:60Z, 2026-12-31",
    "2026-11-02T23:30, 2026-11-02",
    "2026-11-02T23:30:00, 2026-11-02",
  })
  void date_withoutZone_countsAsWritten(String written, String day) {
    assertThat(FhirDates.date(written, Optional.empty()).orElseThrow()).hasToString(day);
  }

  /** New York changes its clocks on 2026-03-08 and 2026-11-01, Rome on 2026-10-25. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-11-02T04:30:00Z, 2026-11-01",
    "America/New_York, 2026-11-02T05:00:00Z, 2026-11-02",
    "America/New_York, 2026-11-01T03:59:59Z, 2026-10-31",
    "America/New_York, 2026-11-01T04:00:00Z, 2026-11-01",
    "America/New_York, 2026-03-08T04:59:59Z, 2026-03-07",
    "America/New_York, 2026-03-09T03:59:59Z, 2026-03-08",
    "America/New_York, 2026-03-09T04:00:00Z, 2026-03-09",
    "Europe/Rome, 2026-10-25T22:59:59Z, 2026-10-25",
    "Europe/Rome, 2026-10-25T23:00:00Z, 2026-10-26",
    "Europe/Rome, 2026-11-02T23:30:00-05:00, 2026-11-03",
    "Pacific/Auckland, 2026-11-02T12:00:00+00:00, 2026-11-03",
    "America/New_York, 2026-11-02, 2026-11-02",
    "America/New_York, 2026-11, 2026-11",
    "America/New_York, 2026-11-02T01:00:00, 2026-11-02",
  })
  void date_inTheSitesZone_isTheDayThere(String zone, String written, String day) {
    assertThat(FhirDates.date(written, Optional.of(ZoneId.of(zone))).orElseThrow())
        .hasToString(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13",
        "0000",
        "26",
        "2026-1-2",
        "2026-11-02T25:00:00Z",
        "2026-11-02T10:00:61Z",
        "2026-11-02T10:00:00+25:00",
        "2026-11-02 10:00",
        "2026/11/02",
        "yesterday",
        "+2026",
        "２０２６",
        "99999999999999999999"
      })
  void date_impossible_isNone(String written) {
    assertThat(FhirDates.date(written, Optional.of(ZoneId.of("Europe/Rome")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T10:00:00.5+01:00, 2026-11-02T09:00:00.500Z",
    "2026-11-02T10:00:00Z, 2026-11-02T10:00:00Z"
  })
  void instant_withOffset_isRead(String written, String instant) {
    assertThat(FhirDates.instant(written)).contains(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-11-02", "2026-11-02T10:00:00", "2026-02-30T10:00:00Z"})
  void instant_withoutMoment_isNone(String written) {
    assertThat(FhirDates.instant(written)).isEmpty();
  }
}
