package org.rimborso.account;

/**
 * The one state of an account, the first that holds in this order. The code is part of the JSON
 * contract; none is renamed.
 */
public enum State {
  CANCELLED("cancelled"),
  DRAFT("draft"),
  WRITTEN_OFF("written-off"),
  UNKNOWN("unknown"),
  REJECTED("rejected"),
  PENDED("pended"),
  OVERPAID("overpaid"),
  DENIED("denied"),
  PARTLY_DENIED("partly-denied"),
  UNDERPAID("underpaid"),
  SECONDARY_DUE("secondary-due"),
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
    return this != CANCELLED && this != PAID && this != WRITTEN_OFF;
  }

  /** Whether a payer refused to pay all or part of it. */
  boolean isDenial() {
    return this == DENIED || this == PARTLY_DENIED;
  }
}
