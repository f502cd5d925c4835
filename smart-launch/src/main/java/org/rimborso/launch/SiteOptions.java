package org.rimborso.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By whose configuration and on which day a command judges. */
final class SiteOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "The site's rimborso.yaml.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--as-of",
      converter = Day.class,
      paramLabel = "DATE",
      description = "The day on which is judged, such as 2026-11-23; today if left out.")
  private Optional<LocalDate> asOf = Optional.empty();

  Optional<Path> config() {
    return config;
  }

  /**
   * The day that was asked for, else today.
   *
   * @param zone of the site; empty: that of {@code clock}
   */
  LocalDate day(Optional<ZoneId> zone, Clock clock) {
    return asOf.orElseGet(() -> LocalDate.now(zone.map(clock::withZone).orElse(clock)));
  }
}
