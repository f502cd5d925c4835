package org.rimborso.fhir.read;

import java.util.Optional;

/** A reference as it is written. */
record RawReference(
    Optional<String> reference, Optional<String> identifier, Optional<String> display) {
  static final RawReference NONE =
      new RawReference(Optional.empty(), Optional.empty(), Optional.empty());
}
