package org.rimborso.smart;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Reference;

/**
 * One completed launch: who, at which EHR, in which context. The id stands in the path of every
 * page; it is unguessable and never authority by itself.
 *
 * @param id 128 random bits or more, URL-safe
 * @param ehr the configured EHR's id
 * @param patient the patient in context, if any
 * @param encounter the encounter in context, if any
 * @param scopes what was granted
 * @param needPatientBanner whether our banner must name the patient
 * @param started when the launch was completed
 */
public record Launch(
    String id,
    String ehr,
    User user,
    Optional<Reference> patient,
    Optional<Reference> encounter,
    Set<String> scopes,
    boolean needPatientBanner,
    Instant started) {
  public Launch {
    scopes = Set.copyOf(scopes);
  }
}
