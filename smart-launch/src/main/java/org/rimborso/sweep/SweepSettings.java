package org.rimborso.sweep;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What to sweep.
 *
 * @param input the folder
 * @param results the folder for the results, which need not exist
 * @param zone the site's; empty: dates count as written
 * @param language of messages
 * @param rules what stands for the rules and code sets of the reviews: a sweep by other ones does
 *     not go on where this one stopped
 * @param sides what is written beside findings and accounts
 */
public record SweepSettings(
    Path input,
    Path results,
    LocalDate asOf,
    Optional<ZoneId> zone,
    Locale language,
    String rules,
    int threads,
    List<SideFile> sides) {
  public SweepSettings {
    sides = List.copyOf(sides);
  }
}
