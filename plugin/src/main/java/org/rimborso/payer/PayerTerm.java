package org.rimborso.payer;

/** What a profile may say of a payer and rules wait for. */
public enum PayerTerm {
  FILING("filing"),
  APPEAL("appeal"),
  PRIOR_AUTHORIZATION("requires.priorAuthorization"),
  MODIFIERS("requires.modifiers"),
  TELEHEALTH_MODIFIERS("requires.telehealthModifiers"),
  NDC("requires.ndc");

  private final String key;

  PayerTerm(String key) {
    this.key = key;
  }

  /** Where it stands in a profile of the configuration. */
  public String key() {
    return key;
  }

  /** Whether {@code profile} says it. */
  boolean isIn(PayerProfile profile) {
    Requirements requirements = profile.requirements();
    return switch (this) {
      case FILING -> !profile.filing().limits().isEmpty();
      case APPEAL -> !profile.appeal().limits().isEmpty();
      case PRIOR_AUTHORIZATION -> requirements.priorAuthorization().isPresent();
      case MODIFIERS -> requirements.modifiers().isPresent();
      case TELEHEALTH_MODIFIERS -> requirements.telehealthModifiers().isPresent();
      case NDC -> requirements.ndc().isPresent();
    };
  }
}
