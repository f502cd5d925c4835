package org.rimborso.fhir.write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was done or refused, as one AuditEvent tells it. References are absolute, or
 * relative to the EHR's base where that is not known; there is no clinical content.
 *
 * @param user empty only where nobody had signed in
 * @param outcome how it ended
 * @param reason a code that says more; may be empty
 * @param patient whose data
 * @param data the one resource it was about
 * @param related further resources it touched
 * @param query what was searched for, as type and parameters
 * @param trace id of the request it happened in
 * @param place where the trail has it
 */
public record AuditedAct(
    Instant recorded,
    AuditedKind kind,
    Outcome outcome,
    String reason,
    Optional<User> user,
    Party app,
    Party ehr,
    Optional<String> patient,
    Optional<String> data,
    List<String> related,
    Optional<String> query,
    Optional<String> trace,
    Place place) {
  public AuditedAct {
    related = List.copyOf(related);
  }

  /** How it ended. */
  public enum Outcome {
    DONE("0"),
    REFUSED("4"),
    FAILED("8");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * Who did it, as the EHR's sign-in names them.
   *
   * @param reference the resource behind the user, if told
   */
  public record User(String issuer, String subject, Optional<String> reference) {}

  /**
   * A system that took part.
   *
   * @param id what it is known by: a client id, a FHIR base
   * @param address its URI
   */
  public record Party(String id, String address) {}

  /** The number and the hash of the row in the trail. */
  public record Place(long sequence, String hash) {}
}
