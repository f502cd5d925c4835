package org.rimborso.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.chart.Reference;

/**
 * Who did what to whose data. Holds references and codes, never clinical content.
 *
 * @param who the signed-in user; empty only where nobody had signed in yet
 * @param patient whose data, if one patient's
 * @param resources what was read or written, as references or as types; of several the last is what
 *     the action was about, the ones before it go with it
 * @param reason a code that says more, such as a permission's name; may be empty
 * @param launchId the launch it happened in
 * @param ehr the configured id of the EHR whose data or users it concerns
 */
public record AuditEntry(
    Optional<Who> who,
    Action action,
    Optional<Reference> patient,
    List<String> resources,
    Outcome outcome,
    String reason,
    Optional<String> launchId,
    Optional<String> ehr) {
  private static final Pattern REASON = Pattern.compile("[A-Za-z0-9_.-]{0,80}");
  private static final Pattern RESOURCE = Pattern.compile("[A-Za-z]{1,64}(/[A-Za-z0-9.-]{1,64})?");

  public AuditEntry {
    resources = List.copyOf(resources);
    if (!REASON.matcher(reason).matches()) {
      throw new IllegalArgumentException("an audit reason is a code of letters, digits, '_.-'");
    }
    for (String resource : resources) {
      if (!RESOURCE.matcher(resource).matches()) {
        throw new IllegalArgumentException("an audited resource is a type or a type and id");
      }
    }
  }

  /** The same where no EHR is concerned, or where it does not matter which. */
  public AuditEntry(
      Optional<Who> who,
      Action action,
      Optional<Reference> patient,
      List<String> resources,
      Outcome outcome,
      String reason,
      Optional<String> launchId) {
    this(who, action, patient, resources, outcome, reason, launchId, Optional.empty());
  }

  /** What was done. */
  public enum Action {
    LAUNCH,
    /** A look at a page. */
    READ,
    /** A search at the EHR: its resources are the types that were asked for. */
    SEARCH,
    WRITE,
    /** Data that leave the app as a file. */
    EXPORT,
    LOGOUT,
    /** A look into this trail. */
    AUDIT_READ,
    /** Old rows of this trail removed. */
    AUDIT_CUT
  }

  /** How it ended. */
  public enum Outcome {
    DONE,
    REFUSED,
    FAILED
  }

  /**
   * A user as the EHR names them.
   *
   * @param issuer id_token {@code iss}
   * @param subject id_token {@code sub}
   */
  public record Who(String issuer, String subject, Optional<Reference> fhirUser) {}
}
