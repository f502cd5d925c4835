package org.rimborso.chart;

import java.util.List;

/**
 * The claims of an encounter ("its claims"): all live claims that name it in {@code
 * item.encounter}; else exactly one live claim that names no encounter, of the same provider or
 * serviceProvider, with overlapping dates.
 */
public sealed interface EncounterClaims {

  /**
   * Claims that name the encounter or a part of it, in order of reference; at least one. A stay has
   * a facility claim and several professional ones: rules on omissions compare with their union.
   */
  record Naming(List<Claim> claims) implements EncounterClaims {
    public Naming {
      claims = List.copyOf(claims);
    }
  }

  /** No claim names it, exactly one fits by provider and dates. */
  record Matching(Claim claim) implements EncounterClaims {}

  /**
   * Claims that name no encounter fit more or less: several by provider and dates, or some of that
   * day whose provider is another or unknown. At least one of them is listed.
   */
  record Ambiguous(List<Claim> candidates) implements EncounterClaims {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /** No claim names it and none could be its own. */
  record None() implements EncounterClaims {}

  /** The claims that are certainly its own; empty where it is ambiguous or there are none. */
  default List<Claim> certain() {
    if (this instanceof Naming naming) {
      return naming.claims();
    }
    return this instanceof Matching matching ? List.of(matching.claim()) : List.of();
  }
}
