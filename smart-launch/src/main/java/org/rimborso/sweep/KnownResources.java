package org.rimborso.sweep;

import java.util.Optional;
import org.rimborso.fhir.read.ReferenceIndex;

/** What the resources of a whole input are called; safe for many threads. */
public interface KnownResources {
  /** How many there are. */
  long count();

  /** The keys of all of them, made when they are asked for first. */
  KeySet keys();

  /** What the resources of a type go by; empty where there are too many of them. */
  Optional<ReferenceIndex> index(String type);
}
