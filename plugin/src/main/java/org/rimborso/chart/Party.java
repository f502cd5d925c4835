package org.rimborso.chart;

import java.util.Optional;

/**
 * Someone or something that is referred to: by reference, by identifier, or by a display text only,
 * as servers differ.
 *
 * @param identifier {@code system|value}, or the value alone
 */
public record Party(
    Optional<Reference> reference, Optional<String> identifier, Optional<String> display) {
  private static final String NPI_SYSTEM = "http://hl7.org/fhir/sid/us-npi";

  public static final Party UNKNOWN =
      new Party(Optional.empty(), Optional.empty(), Optional.empty());

  public static Party of(Reference reference) {
    return new Party(Optional.of(reference), Optional.empty(), Optional.empty());
  }

  /** Who has this US National Provider Identifier. */
  public static Party ofNpi(String npi) {
    return new Party(Optional.empty(), Optional.of(NPI_SYSTEM + "|" + npi), Optional.empty());
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  /** The US National Provider Identifier that it is referred to by, if it is. */
  public Optional<String> npi() {
    return identifier
        .filter(id -> id.startsWith(NPI_SYSTEM + "|"))
        .map(id -> id.substring(NPI_SYSTEM.length() + 1));
  }

  /** Whom it means, equal for all bills: displays differ from bill to bill, so they count last. */
  public Party withoutWords() {
    if (reference.isPresent()) {
      return of(reference.get());
    }
    return identifier.isPresent()
        ? new Party(Optional.empty(), identifier, Optional.empty())
        : this;
  }

  /** Whether both certainly mean the same: the same reference or the same identifier. */
  public boolean sameAs(Party other) {
    return (reference.isPresent() && reference.equals(other.reference))
        || (identifier.isPresent() && identifier.equals(other.identifier));
  }
}
