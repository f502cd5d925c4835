package org.rimborso.notes;

import java.util.Optional;
import java.util.OptionalInt;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ProvenanceWriter;
import org.rimborso.notes.Records.Answer;

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

  /**
   * What an answer that is not what was asked for means for the note; empty where another look
   * decides.
   *
   * @param refused why it stays here where the EHR refused
   */
  static Optional<Passage> after(Answer<?> answer, Landing.Reason refused) {
    if (answer instanceof Answer.Refused<?> no) {
      return Optional.of(new Stays(refused, OptionalInt.of(no.status())));
    }
    if (answer instanceof Answer.NoToken) {
      return Optional.of(new NoToken());
    }
    return answer instanceof Answer.NotReached ? Optional.of(new Later()) : Optional.empty();
  }
}
