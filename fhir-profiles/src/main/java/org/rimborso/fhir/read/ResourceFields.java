package org.rimborso.fhir.read;

import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** The elements of one resource while it is read: one implementation for each resource type. */
interface ResourceFields {

  /** Takes the value of the field {@code name}; leaves those it does not know. */
  void field(String name);

  /** The resource, once all fields were handed over; empty if it is none for the chart. */
  Optional<Resource> done(Reference self, Header header);

  /** Whose it is, where {@link #done} may find that it is none for the chart. */
  default Optional<Reference> patient() {
    return Optional.empty();
  }
}
