package org.rimborso.notes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.FollowUpRecord;
import org.rimborso.fhir.write.NoteContent;
import org.rimborso.fhir.write.SingleContent;
import org.rimborso.store.NoteRow;

/** The records of one EHR as a delivery needs them, in the name of one user. */
public interface Records {

  /** The EHR's FHIR base. */
  URI base();

  /** Whether follow-up records can be read and written here; true where the EHR does not say. */
  boolean takesFollowUps();

  /** The follow-up records that may be about the account; the caller checks each. */
  Answer<List<FollowUpRecord>> followUps(Reference patient, Reference account);

  /** One resource as JSON. */
  Answer<byte[]> read(Reference reference);

  /** Creates a follow-up record unless the account has one. */
  Answer<Put> create(Reference account, String json);

  /** Replaces a record if it still has this version; whatever version it has where none is told. */
  Answer<Put> update(Reference record, Optional<String> version, String json);

  /**
   * What came of a write that the EHR took.
   *
   * @param reference the resource, if told
   * @param wrote false where the account had a record already and nothing was written
   */
  record Put(Optional<Reference> reference, boolean wrote) {}

  /** What an EHR answers. */
  sealed interface Answer<T> {
    /** What was asked for. */
    record Got<T>(T value) implements Answer<T> {}

    /** Somebody else was faster. */
    record Conflict<T>() implements Answer<T> {}

    /** It is not there, or not any more. */
    record Missing<T>() implements Answer<T> {}

    /** The EHR does not do this. */
    record Refused<T>(int status) implements Answer<T> {}

    /** There is no token that counts. */
    record NoToken<T>() implements Answer<T> {}

    /** No whole answer; whether a write took effect is not known. */
    record NotReached<T>() implements Answer<T> {}
  }

  /** Gives the records of an EHR in the name of a launch. */
  @FunctionalInterface
  interface Source {
    /** Empty where the EHR is not configured any more. */
    Optional<Records> of(String ehr, String launchId);

    /** Where the site wants the notes of an EHR. */
    default NotesTarget target(String ehr) {
      return NotesTarget.CLAIM_RESPONSE;
    }

    /** Where the site wants the letters of an EHR. */
    default NotesTarget letters(String ehr) {
      return NotesTarget.STORE;
    }

    /** What a row says where it is a resource of its own. */
    default SingleContent content(NoteRow row) {
      return new NoteContent(row.note());
    }

    /**
     * The name of what an EHR may refuse: one that refuses one kind of resource may take another,
     * once the site names it.
     */
    default String refuser(String ehr) {
      NotesTarget target = target(ehr);
      return target.isOneResourceEach() ? ehr + " " + target.type() : ehr;
    }

    /** Where each note is a resource of its own; empty where the EHR is not configured any more. */
    default Optional<SingleNotes> singles(String ehr, String launchId, NotesTarget target) {
      return Optional.empty();
    }

    /** Whether the site wants its EHR to have these as Tasks. */
    default boolean wantsTasks(String ehr, TaskKind kind) {
      return false;
    }

    /** Where Tasks are; empty where the EHR is not configured any more. */
    default Optional<Tasks> tasks(String ehr, String launchId) {
      return Optional.empty();
    }

    /** Where the EHR is told who wrote a note; empty where it is never told. */
    default Optional<Provenances> provenances(String ehr, String launchId) {
      return Optional.empty();
    }
  }
}
