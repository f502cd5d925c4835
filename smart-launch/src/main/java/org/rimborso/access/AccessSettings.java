package org.rimborso.access;

/**
 * What the site may set of this room.
 *
 * @param sessions how long browser sessions live
 * @param restricted who sees restricted records
 * @param facilities who sees which patients beside the launched one
 */
public record AccessSettings(
    SessionLimits sessions, Confidentiality restricted, FacilityRules facilities) {
  /** Where the site says nothing. */
  public static final AccessSettings DEFAULT =
      new AccessSettings(SessionLimits.DEFAULT, Confidentiality.STRICT, FacilityRules.NONE);
}
