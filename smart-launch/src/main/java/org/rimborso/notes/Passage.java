package org.rimborso.notes;

import java.util.Optional;
import java.util.OptionalInt;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ProvenanceWriter;

/** What came of one attempt to deliver a note. */
sealed interface Passage {
  /**
   * It stands in the EHR, once.
   *
   * @param version in which it was read back
   * @param othersIntact whether every note that stood there before our write still does
   * @param activity what the write did to the resource
   * @param justWritten whether this attempt wrote it; an attempt before, if not
   */
  record Landed(
      Reference record,
      Optional<String> version,
      boolean othersIntact,
      ProvenanceWriter.Activity activity,
      boolean justWritten)
      implements Passage {}

  /**
   * It cannot go there.
   *
   * @param status what the EHR answered to a request about the resource, if that is why
   */
  record Stays(Landing.Reason reason, OptionalInt status) implements Passage {
    Stays(Landing.Reason reason) {
      this(reason, OptionalInt.empty());
    }
  }

  /** Nobody knows yet; try again. */
  record Later() implements Passage {}

  /** There is no token that counts. */
  record NoToken() implements Passage {}
}
