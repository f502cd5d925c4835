package org.rimborso.fhir.write;

import java.time.Instant;
import org.rimborso.chart.Reference;

/** What one resource of ours says, where each thing that is said is a resource of its own. */
public interface SingleContent {

  /** The value of the resource's identifier, by which it is found again. */
  String id();

  /** When it was written; by this it is known where an EHR dropped the identifier. */
  Instant written();

  /** The resource of this type, as JSON. */
  String json(String type, Reference patient, Reference account);

  /** Whether all of it stands in the resource. */
  boolean isWholeIn(NoteResource resource);
}
