package org.rimborso.fhir.read;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What the reader has to be told.
 *
 * @param zone the site's time zone, in which a dateTime becomes a day; empty: the date as written
 * @param references how references are resolved
 */
public record ReadOptions(Optional<ZoneId> zone, References references) {}
