package org.rimborso.desk.fix;

import java.util.Optional;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.write.RawResource;

/** What came of reading one resource of the launch's patient anew. */
sealed interface Fresh {

  /**
   * It.
   *
   * @param resource the same as charts have it
   * @param etag as the EHR sent it
   */
  record Got(RawResource raw, Optional<Resource> resource, Optional<String> etag) implements Fresh {
    /** For {@code If-Match}: the version in the resource, for not every EHR sends an ETag. */
    Optional<String> match() {
      return raw.version().map(id -> "W/\"" + id + "\"").or(() -> etag);
    }
  }

  /** It is not there, not this patient's, or not for the visitor's eyes. */
  record Gone() implements Fresh {}

  /** The EHR does not let it be read. */
  record Refused(int status) implements Fresh {}

  /** There is no token that counts. */
  record NoToken() implements Fresh {}

  /** No whole answer, or none that could be read. */
  record Silent() implements Fresh {}
}
