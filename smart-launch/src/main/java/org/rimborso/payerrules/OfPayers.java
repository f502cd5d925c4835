package org.rimborso.payerrules;

import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.chart.Claim;
import org.rimborso.payerrules.ChartView.ClaimSource;

/**
 * For whose claims a rule counts.
 *
 * @param names for comparing; none: for everybody's
 */
record OfPayers(Set<String> names) {

  static OfPayers of(Set<String> payers) {
    return new OfPayers(
        payers.stream().map(WrittenRule::plain).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether it counts for the claim, or {@link Unknown}. A claim to nobody is none of theirs. */
  Object include(ClaimSource claim) {
    if (names.isEmpty()) {
      return true;
    }
    if (claim.payer() instanceof String payer) {
      return names.contains(payer);
    }
    Claim bill = claim.bill();
    return bill.insurance().isEmpty() && bill.insurer().isUnknown()
        ? (Object) false
        : claim.payer();
  }
}
