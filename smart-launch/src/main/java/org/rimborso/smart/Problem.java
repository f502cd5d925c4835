package org.rimborso.smart;

import java.util.Optional;

/**
 * Why a launch could not be begun or completed. A value for a page; it names no address, no token
 * and no person.
 *
 * @param detail the authorization server's own error code, such as {@code access_denied}
 */
public record Problem(Kind kind, Optional<String> detail)
    implements SmartLaunch.Begun, SmartLaunch.Called {

  static Problem of(Kind kind) {
    return new Problem(kind, Optional.empty());
  }

  /** An error code is shown only if it looks like one. */
  static Problem of(Kind kind, String error) {
    return new Problem(kind, Optional.of(error).filter(e -> e.matches("[a-z_]{1,40}")));
  }

  /** What went wrong. Names are stable: pages and the audit trail use them. */
  public enum Kind {
    /** {@code iss} is missing or none of the configured EHRs. */
    UNKNOWN_ISSUER,
    /** The EHR sent no usable {@code launch} value. */
    LAUNCH_MISSING,
    /** No launch may begin here for such an EHR. */
    STANDALONE_NOT_OFFERED,
    /** The EHR or its authorization server did not answer. */
    EHR_NOT_REACHED,
    /** Its SMART configuration lacks what we need, or names addresses that are not on our list. */
    DISCOVERY_INVALID,
    /** It does not offer PKCE with S256. */
    PKCE_NOT_OFFERED,
    /** The configured client secret cannot be read. */
    SECRET_UNREADABLE,
    /** {@code state} is missing, repeated or none of ours. */
    STATE_FORGED,
    /** The answer to this launch was taken already. */
    STATE_USED,
    /** The launch took longer than ten minutes. */
    LAUNCH_EXPIRED,
    /** The launch was begun in another browser, or its cookie did not come back. */
    OTHER_BROWSER,
    /** The answer came to another EHR's address or names another issuer. */
    MIXED_UP,
    /** The authorization server answered with an error instead of a code. */
    EHR_REFUSED,
    /** The answer holds neither a code nor an error. */
    CODE_MISSING,
    /** The code was not accepted. */
    TOKEN_REFUSED,
    /** The token answer is not usable. */
    TOKEN_INVALID,
    /** The id_token is missing or does not stand the checks. */
    ID_TOKEN_INVALID,
    /** {@code fhirUser} names a user of another server. */
    FHIR_USER_FOREIGN,
    /** The patient or encounter of the answer is not an id. */
    CONTEXT_INVALID
  }
}
