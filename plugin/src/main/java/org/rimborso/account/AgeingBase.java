package org.rimborso.account;

/** The day that the ageing of an account runs from. */
public enum AgeingBase {
  /** The end of service. */
  SERVICE("service"),
  /** The day the first claim was made; without a claim the end of service. */
  SUBMISSION("submission"),
  /** The notice date of the last answer; as submission while there is none. */
  LAST_ANSWER("last-answer");

  private final String code;

  AgeingBase(String code) {
    this.code = code;
  }

  /** As it stands in the configuration. */
  public String code() {
    return code;
  }
}
