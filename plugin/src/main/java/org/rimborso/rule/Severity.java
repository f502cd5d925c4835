package org.rimborso.rule;

/** How much it matters. The code is part of the JSON contract. */
public enum Severity {
  /** The payer will reject or deny it, or it is wrong. */
  ERROR("error"),
  /** Likely loss. */
  WARNING("warning"),
  /** Worth a look. */
  INFO("info");

  private final String code;

  Severity(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
