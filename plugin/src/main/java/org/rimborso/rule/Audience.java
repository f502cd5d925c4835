package org.rimborso.rule;

/** Whose list a finding belongs to. The code is part of the JSON contract. */
public enum Audience {
  /** Documentation. */
  CLINICIAN("clinician"),
  BILLING("billing");

  private final String code;

  Audience(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
