package org.rimborso.notes;

/**
 * What became of telling an EHR who wrote a note that landed there. It changes nothing for the
 * note. The names stand in the audit trail: never rename one.
 */
public enum Attribution {
  /** The EHR was told, once. */
  SAID,
  /** The EHR takes no Provenance, as it says itself or as a refusal of the last day says. */
  NOT_OFFERED,
  /** The launch was not granted to create one. */
  NOT_GRANTED,
  /** The EHR refused it. */
  REFUSED,
  /** The EHR may have been told before, and gives no means to tell it only once: left as it is. */
  UNKNOWN,
  /** The token ended between the note and this. */
  NO_TOKEN,
  /** The EHR gave no whole answer, several times. */
  NOT_REACHED;

  /** Whether the EHR was asked to take one, now or at an earlier attempt. */
  boolean wasTried() {
    return this != NOT_OFFERED && this != NOT_GRANTED;
  }
}
