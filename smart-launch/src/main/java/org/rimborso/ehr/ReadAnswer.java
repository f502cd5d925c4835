package org.rimborso.ehr;

import java.util.Optional;
import org.rimborso.ehr.Reply.Why;

/** What came of reading one resource. */
public sealed interface ReadAnswer {

  /** The resource's JSON. */
  final class Found implements ReadAnswer {
    private final byte[] json;
    private final Optional<String> etag;

    Found(byte[] json, Optional<String> etag) {
      this.json = json;
      this.etag = etag;
    }

    public byte[] json() {
      return json;
    }

    /** The {@code ETag}, as {@code If-Match} takes it; empty where the EHR sends none. */
    public Optional<String> etag() {
      return etag;
    }
  }

  /** It is not there (404) or was deleted (410). */
  record Missing(int status) implements ReadAnswer {}

  /** Any other 3xx or 4xx. */
  record Refused(int status) implements ReadAnswer {}

  /** There is no token, or the EHR did not accept it. */
  record Unauthorized() implements ReadAnswer {}

  /** The answer was no JSON, not whole, or no resource of the type that was asked for. */
  record Unreadable() implements ReadAnswer {}

  /** The EHR did not answer. */
  record NotReached(Why why) implements ReadAnswer {}
}
