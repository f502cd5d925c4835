package org.rimborso.notes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.NoteResource;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** Notes and letters of one EHR that are resources of their own, in the name of one user. */
public interface SingleNotes {

  /** The EHR's FHIR base. */
  URI base();

  /** {@code Communication} or {@code DocumentReference}. */
  String type();

  /** Whether they can be searched, read and created here; true where the EHR does not say. */
  boolean areTaken();

  /** Whether one that is there can be changed here; true where the EHR does not say. */
  boolean mayBeChanged();

  /** The resources that may have this identifier of ours; the caller checks each. */
  Answer<List<NoteResource>> like(String id, Reference patient);

  /** One resource as JSON. */
  Answer<byte[]> read(Reference reference);

  /** Creates a resource unless there is one of this identifier. */
  Answer<Put> create(String id, String json);

  /** Replaces a resource if it still has this version; whatever it has where none is told. */
  Answer<Put> update(Reference reference, Optional<String> version, String json);
}
