package org.rimborso.fhir.write;

/** The answer to composing a new follow-up record. */
public sealed interface Composed {
  /** The resource as JSON, ready to be created. */
  record Ready(String json) implements Composed {}

  /** The bill belongs to another patient; nothing may be written. */
  record OtherPatient() implements Composed {}

  /** The bill has a shape from which no ClaimResponse can be made. */
  record Unusable() implements Composed {}
}
