package org.rimborso.chart;

/** Why something could not be checked. The code is part of the JSON contract. */
public enum Cause {
  RESOURCE_NOT_OFFERED("resource-not-offered"),
  CODE_SET_NOT_LOADED("code-set-not-loaded"),
  ELEMENT_MISSING("element-missing"),
  LIST_INCOMPLETE("list-incomplete"),
  POLICY_NOT_CONFIGURED("policy-not-configured"),
  SCOPE_NOT_GRANTED("scope-not-granted"),
  ACCESS_RESTRICTED("access-restricted"),
  /** The EHR did not answer. */
  NOT_REACHED("not-reached"),
  AMBIGUOUS("ambiguous"),
  UNREADABLE("unreadable"),
  RULE_FAILED("rule-failed");

  private final String code;

  Cause(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
