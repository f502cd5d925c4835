package org.rimborso.notes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.fhir.write.TaskResource;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** The Tasks of one EHR that we tell it of, in the name of one user. */
public interface Tasks {

  /** The EHR's FHIR base. */
  URI base();

  /** Whether they can be searched, read, created and changed here; true where it does not say. */
  boolean areTaken();

  /** Those that may tell of the same; the caller checks each. */
  Answer<List<TaskResource>> of(TaskContent content);

  /** One resource as JSON. */
  Answer<byte[]> read(Reference reference);

  /** Creates a Task unless there is one that tells of the same. */
  Answer<Put> create(TaskContent content, String json);

  /** Replaces a Task if it still has this version; whatever version it has where none is told. */
  Answer<Put> update(Reference task, Optional<String> version, String json);
}
