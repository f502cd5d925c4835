package org.rimborso.chart;

import java.util.Optional;

/**
 * Someone or something that is referred to: by reference, by identifier, or by a display text only,
 * as servers differ.
 */
public record Party(
    Optional<Reference> reference, Optional<String> identifier, Optional<String> display) {
  public static final Party UNKNOWN =
      new Party(Optional.empty(), Optional.empty(), Optional.empty());

  public static Party of(Reference reference) {
    return new Party(Optional.of(reference), Optional.empty(), Optional.empty());
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /** Whether both certainly mean the same: the same reference or the same identifier. */
  public boolean sameAs(Party other) {
    return (reference.isPresent() && reference.equals(other.reference))
        || (identifier.isPresent() && identifier.equals(other.identifier));
  }
}
