package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Days around the next two changes of the clocks, in every zone there is. */
class ZonesTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  private static List<ZoneId> zones() {
    return new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().map(ZoneId::of).toList();
  }

  /** Moments at which a day could be taken for its neighbour. */
  private static List<Instant> moments(ZoneId zone) {
    List<Instant> moments = new ArrayList<>();
    Instant from = FROM;
    for (int change = 0; change < 2; change++) {
      ZoneOffsetTransition next = zone.getRules().nextTransition(from);
      Instant at = next == null ? from.plusSeconds(43_200) : next.getInstant();
      LocalDate day = at.atZone(zone).toLocalDate();
      Instant midnight = day.atStartOfDay(zone).toInstant();
      Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
      for (Instant each : List.of(at, midnight, end)) {
        moments.add(each.minusSeconds(1));
        moments.add(each);
        moments.add(each.plusSeconds(3600));
      }
      from = at;
    }
    return moments;
  }

  private static LocalDate read(String written, ZoneId zone) {
    return FhirDates.date(written, Optional.of(zone)).orElseThrow().first();
  }

  @Test
  void dateTime_writtenInAnyOffset_isTheDayOnTheSitesWall() {
    DateTimeFormatter form = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    int checked = 0;
    for (ZoneId zone : zones()) {
      for (Instant moment : moments(zone)) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        for (ZoneId writer : List.of(zone, ZoneId.of("UTC"), ZoneId.of("+14:00"))) {
          ZonedDateTime local = moment.atZone(writer);
          if (local.getOffset().getTotalSeconds() % 60 == 0) {
            assertThat(read(form.format(local), zone)).as("%s %s", zone, local).isEqualTo(day);
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(zones().size() * 2 * 9 * 2);
  }

  /** A date without a time is a day wherever it is read, also on days that a zone skips. */
  @Test
  void date_withoutTime_isTheSameInEveryZone() {
    for (ZoneId zone : zones()) {
      for (Instant moment : moments(zone)) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        for (int length : new int[] {4, 7, 10}) {
          String written = day.toString().substring(0, length);
          assertThat(FhirDates.date(written, Optional.of(zone)).orElseThrow())
              .as("%s in %s", written, zone)
              .hasToString(written);
        }
      }
    }
  }
}
