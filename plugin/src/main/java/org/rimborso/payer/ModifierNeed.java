package org.rimborso.payer;

import java.util.Set;

/** A payer wants one of {@code anyOf} these modifiers on lines of these codes. */
public record ModifierNeed(ServiceCodes codes, Set<String> anyOf) {
  public ModifierNeed {
    anyOf = Set.copyOf(anyOf);
  }
}
