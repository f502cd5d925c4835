package org.rimborso.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.rimborso.chart.PartialDate;

/** How old an account is. A date written less exactly than to the day gives no age in days. */
record Ageing(Optional<PartialDate> openedOn, OptionalLong days, Optional<Bucket> bucket) {

  static Ageing of(Optional<PartialDate> openedOn, LocalDate asOf) {
    OptionalLong days =
        openedOn
            .flatMap(PartialDate::day)
            .map(day -> OptionalLong.of(ChronoUnit.DAYS.between(day, asOf)))
            .orElse(OptionalLong.empty());
    return new Ageing(openedOn, days, openedOn.flatMap(date -> bucket(date, asOf)));
  }

  /** The bucket that every day the date may mean falls into. */
  private static Optional<Bucket> bucket(PartialDate date, LocalDate asOf) {
    Bucket oldest = Bucket.of(ChronoUnit.DAYS.between(date.first(), asOf));
    Bucket youngest = Bucket.of(ChronoUnit.DAYS.between(date.last(), asOf));
    return oldest == youngest ? Optional.of(oldest) : Optional.empty();
  }
}
