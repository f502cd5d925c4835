package org.rimborso.audit;

import java.time.Instant;
import java.util.Optional;
import org.rimborso.audit.AuditEntry.Action;

/**
 * Which rows of the trail are wanted; what is empty does not matter.
 *
 * @param patient a reference such as {@code Patient/p1}
 * @param user a subject, a fhirUser reference, or {@code iss|sub}
 * @param from the first moment
 * @param to the first moment that no longer counts
 */
public record AuditQuery(
    Optional<String> patient,
    Optional<String> user,
    Optional<Action> action,
    Optional<Instant> from,
    Optional<Instant> to) {
  public static final AuditQuery ALL =
      new AuditQuery(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
