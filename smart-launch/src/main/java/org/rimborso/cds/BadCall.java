package org.rimborso.cds;

/** A call that cannot be answered, and why. Says nothing of what it held. */
final class BadCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. Each has a sentence {@code refused.<code>} in the bundle. */
  enum Why {
    TOO_LARGE(413, "too-large"),
    NOT_JSON(400, "not-json"),
    HOOK(400, "hook"),
    INSTANCE(400, "instance"),
    PATIENT(400, "patient"),
    USER(400, "user"),
    ENCOUNTER(400, "encounter"),
    PLANNED(400, "planned"),
    PREFETCH(400, "prefetch"),
    OTHER_PATIENT(400, "other-patient"),
    FHIR_SERVER(400, "fhir-server"),
    GRANT(400, "grant"),
    NO_DATA(412, "no-data"),
    FEEDBACK(400, "feedback"),
    UNKNOWN_CARD(404, "unknown-card"),
    TOKEN(401, "token"),
    UNKNOWN_SERVICE(404, "unknown-service"),
    METHOD(405, "method"),
    NOT_AUDITED(503, "not-audited"),
    BROKEN(500, "broken");

    private final int status;
    private final String code;

    Why(int status, String code) {
      this.status = status;
      this.code = code;
    }

    int status() {
      return status;
    }

    String code() {
      return code;
    }
  }

  private final Why why;

  BadCall(Why why) {
    super(why.code());
    this.why = why;
  }

  Why why() {
    return why;
  }

  /** Throws where something does not hold that a call must. */
  static void require(boolean holds, Why why) {
    if (!holds) {
      throw new BadCall(why);
    }
  }
}
