package org.rimborso.fhir.read;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What the reader has to be told.
 *
 * @param zone the site's time zone, in which a dateTime becomes a day; empty: the date as written
 * @param references how references are resolved
 * @param restricting codes of security labels that restrict a resource at this site as {@code R}
 *     does everywhere
 */
public record ReadOptions(Optional<ZoneId> zone, References references, Set<String> restricting) {
  public ReadOptions {
    restricting = Set.copyOf(restricting);
  }

  /** Those of a site with no labels of its own. */
  public ReadOptions(Optional<ZoneId> zone, References references) {
    this(zone, references, Set.of());
  }
}
