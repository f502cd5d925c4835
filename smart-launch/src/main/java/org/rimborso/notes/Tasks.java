package org.rimborso.notes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.TaskResource;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** The Tasks of one EHR that tell of work on accounts, in the name of one user. */
public interface Tasks {

  /** The EHR's FHIR base. */
  URI base();

  /** Whether they can be searched, read, created and changed here; true where it does not say. */
  boolean areTaken();

  /** Those that may be about the account; the caller checks each. */
  Answer<List<TaskResource>> about(Reference patient, Reference account);

  /** One resource as JSON. */
  Answer<byte[]> read(Reference reference);

  /** Creates the account's Task unless it has one. */
  Answer<Put> create(Reference account, String json);

  /** Replaces a Task if it still has this version; whatever version it has where none is told. */
  Answer<Put> update(Reference task, Optional<String> version, String json);
}
