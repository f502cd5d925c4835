package org.rimborso.fhir.write;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/**
 * What a Task tells of the work on one account. There is no room for what anybody typed.
 *
 * @param account the Claim or ExplanationOfBenefit
 * @param owner who is to do it, by resource where the EHR knows them as one; empty for nobody
 * @param until the day on which it is looked at again
 * @param by who changed it; who asked for it where this makes the Task
 * @param changed when
 */
public record WorkTask(
    Reference patient,
    Reference account,
    Standing standing,
    Optional<Note.Author> owner,
    Optional<LocalDate> until,
    Note.Author by,
    Instant changed) {

  /** How it stands. */
  public enum Standing {
    /** Somebody is to do it, or it is to be looked at again. */
    REQUESTED,
    /** Nobody is to do anything any more. */
    COMPLETED,
    /** That anything was to be done was taken back. */
    CANCELLED
  }

  /** Without people and references. */
  @Override
  public String toString() {
    return "WorkTask[" + standing + "]";
  }
}
