package org.rimborso.account;

/**
 * The one state of an account. The code is part of the JSON contract. Subtler states join later;
 * none is renamed.
 */
public enum State {
  CANCELLED("cancelled"),
  DRAFT("draft"),
  UNKNOWN("unknown"),
  REJECTED("rejected"),
  DENIED("denied"),
  PARTLY_DENIED("partly-denied"),
  NO_RESPONSE("no-response"),
  AWAITING("awaiting"),
  PATIENT_DUE("patient-due"),
  PAID("paid");

  private final String code;

  State(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Whether someone at the provider still has to do or wait for something. */
  public boolean isOpen() {
    return this != CANCELLED && this != PAID;
  }
}
