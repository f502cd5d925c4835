package org.rimborso.ehr;

/** Whether an EHR says that it can do something. */
public enum Offer {
  YES,
  NO,
  /** It does not say, or could not be asked: try, and be ready for a refusal. */
  UNKNOWN;

  /** Whether asking makes sense: everything but a plain no. */
  public boolean worthTrying() {
    return this != NO;
  }
}
