package org.rimborso.rules.encounter;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Money;

/** What the claims of an encounter ask for. */
final class ItsClaims {
  private ItsClaims() {}

  /** The sum of its claims that still stand; empty where there is none, or one tells no amount. */
  static Optional<Money> charge(Chart chart, Encounter encounter) {
    List<Claim> claims =
        chart.claimsOf(encounter).certain().stream()
            .filter(claim -> !chart.isReplaced(claim))
            .toList();
    List<Money> charges = claims.stream().flatMap(claim -> claim.charge().stream()).toList();
    return claims.isEmpty() || charges.size() < claims.size()
        ? Optional.empty()
        : Money.sum(charges);
  }
}
