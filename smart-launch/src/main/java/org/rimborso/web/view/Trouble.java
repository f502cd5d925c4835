package org.rimborso.web.view;

import java.util.Locale;
import java.util.Optional;

/**
 * A page for when something went wrong.
 *
 * @param reference number to name to support; the log names it too
 * @param detail an id to pass on, such as that of a user without a role; empty if none
 * @param retry where the same can be tried again; empty where that cannot help
 * @param kept what the user had typed
 */
public record Trouble(
    Kind kind,
    String reference,
    Optional<String> detail,
    Optional<String> retry,
    Optional<String> kept) {

  /** What went wrong, and the status that says so to programs. */
  public enum Kind {
    UNKNOWN_ISSUER(400),
    BAD_LAUNCH(400),
    LAUNCH_EXPIRED(400),
    FORGED_STATE(400),
    REFUSED_BY_EHR(403),
    EHR_SILENT(502),
    EHR_UNFIT(502),
    NO_COOKIE(400),
    UNMAPPED(403),
    LAUNCH_AGAIN(401),
    NO_PATIENT(409),
    NOT_PERMITTED(403),
    FORGED_FORM(403),
    NOT_FOUND(404),
    WRONG_METHOD(405),
    /** The audit trail cannot be written. */
    NOT_AUDITED(503),
    BROKEN(500);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }

    /** The part of the bundle's keys that names it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Trouble of(Kind kind, String reference) {
    return new Trouble(kind, reference, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Trouble withDetail(String text) {
    return new Trouble(kind, reference, Optional.of(text), retry, kept);
  }

  public Trouble withRetry(String href) {
    return new Trouble(kind, reference, detail, Optional.of(href), kept);
  }

  public Trouble withKept(Optional<String> typed) {
    return new Trouble(kind, reference, detail, retry, typed.filter(text -> !text.isBlank()));
  }
}
