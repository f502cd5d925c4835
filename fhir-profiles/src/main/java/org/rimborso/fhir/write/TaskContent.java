package org.rimborso.fhir.write;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;

/**
 * What a Task tells. There is no room for what anybody typed.
 *
 * @param identifier names what it tells of among all of its kind
 * @param focus the record that it is about
 * @param encounter the visit that it is about; empty if not known
 * @param owner who is to do it, by resource where the EHR knows them as one; empty for nobody
 * @param until the day on which it is looked at again, or by which it is to be done
 * @param by who asked for it, where this makes the Task
 * @param authored when, where this makes the Task
 * @param changed when it last changed
 */
public record TaskContent(
    TaskKind kind,
    String identifier,
    Reference patient,
    Reference focus,
    Optional<Reference> encounter,
    Standing standing,
    Optional<Note.Author> owner,
    Optional<LocalDate> until,
    Note.Author by,
    Instant authored,
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

  /** The same taken back: it names nobody and no day. */
  public TaskContent cancelled() {
    return new TaskContent(
        kind,
        identifier,
        patient,
        focus,
        encounter,
        Standing.CANCELLED,
        Optional.empty(),
        Optional.empty(),
        by,
        authored,
        changed);
  }

  /** Without people and references. */
  @Override
  public String toString() {
    return "TaskContent[" + kind + ", " + standing + "]";
  }
}
