package org.rimborso.spark;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * What to sweep.
 *
 * @param input the folder, of any file system that Spark knows
 * @param output the folder for the results, empty or not there yet
 * @param zone the site's; empty: dates count as written
 * @param language of messages
 * @param sides whether what the work list and the figures are made of is written too
 */
record Order(
    String input,
    String output,
    LocalDate asOf,
    Optional<ZoneId> zone,
    Locale language,
    Site site,
    Results.Format format,
    boolean sides,
    Grain grain) {

  /**
   * How finely the work is parted.
   *
   * @param unit bytes of the input that one task reads
   * @param lot about how many bytes of text lie in one lot, as on one machine
   */
  record Grain(long unit, long lot) {
    static final Grain USUAL = new Grain(64 << 20, 8 << 20);
  }
}
