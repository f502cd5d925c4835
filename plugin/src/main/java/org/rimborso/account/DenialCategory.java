package org.rimborso.account;

/** What kind of work a denial asks for. The code is part of the JSON contract. */
public enum DenialCategory {
  PATIENT_SHARE("patient-share"),
  CONTRACTUAL("contractual"),
  PENDED("pended"),
  UPHELD("denied"),
  CODING("coding"),
  DATA("data"),
  DUPLICATE("duplicate"),
  COORDINATION("coordination"),
  ELIGIBILITY("eligibility"),
  CONTRACT("contract"),
  TIMELY_FILING("timely-filing"),
  AUTHORIZATION("authorization"),
  MEDICAL_NECESSITY("medical-necessity"),
  BUNDLING("bundling"),
  BENEFIT("benefit"),
  DOCUMENTATION("documentation"),
  CREDENTIALING("credentialing"),
  REVIEW("review");

  private final String code;

  DenialCategory(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
