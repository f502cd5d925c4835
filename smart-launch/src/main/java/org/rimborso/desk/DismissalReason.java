package org.rimborso.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rimborso.rule.Finding;

/**
 * Why a gap is none. Where the Da Vinci Risk Adjustment guide has a code for it, that is the code:
 * of its code systems {@code remark-reason} (the first three), {@code coding-gap-remark} and {@code
 * evidence-status}. Its value set of reasons may be extended, which the others do.
 */
public enum DismissalReason {
  NEVER_HAD("never-had-condition", "invalid-gap", Optional.of("assessed-not-present")),
  INACTIVE("inactive-condition", "invalid-gap", Optional.of("assessed-not-present")),
  INAPPLICABLE("inapplicable-gap", "invalid-gap", Optional.of("assessed-not-present")),
  UNDETERMINED("clinically-undetermined", "invalid-gap", Optional.empty()),
  ELSEWHERE("documented-elsewhere", "closed-gap", Optional.of("assessed-present")),
  RULE_WRONG("rule-wrong-here", "invalid-gap", Optional.empty()),
  OTHER("other", "invalid-gap", Optional.empty());

  private final String code;
  private final String status;

  @SuppressWarnings("ImmutableEnumChecker") // An Optional of a String cannot be changed.
  private final Optional<String> remark;

  DismissalReason(String code, String status, Optional<String> remark) {
    this.code = code;
    this.status = status;
    this.remark = remark;
  }

  /** As the store, message bundles and the JSON contract spell it. */
  public String code() {
    return code;
  }

  /** The gap's {@code evidence-status}. */
  public String status() {
    return status;
  }

  /** The {@code coding-gap-remark} that goes with it, where one does. */
  public Optional<String> remark() {
    return remark;
  }

  /** The reason with this code. */
  public static Optional<DismissalReason> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  /** Those that can be true of a finding: the patient's condition is a matter of diagnoses only. */
  public static List<DismissalReason> of(Finding finding) {
    boolean diagnosis =
        finding.element().contains("diagnosis")
            || finding.focus().type().equals("Condition")
            || finding.evidence().stream()
                .anyMatch(one -> one.reference().type().equals("Condition"));
    return Arrays.stream(values()).filter(one -> diagnosis || !one.isOfCondition()).toList();
  }

  private boolean isOfCondition() {
    return this == NEVER_HAD || this == INACTIVE || this == INAPPLICABLE;
  }
}
