package org.rimborso.desk;

import java.util.ArrayList;
import java.util.List;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.read.Item;

/** The claims among what was read, in groups for one search each. */
final class BilledClaims {
  private static final int AT_ONCE = 100;

  private BilledClaims() {}

  static List<List<Reference>> of(List<Item> items) {
    List<Reference> claims =
        items.stream()
            .flatMap(item -> item.resource().stream())
            .filter(resource -> resource instanceof Claim claim && claim.isBill())
            .map(Resource::reference)
            .sorted()
            .toList();
    List<List<Reference>> groups = new ArrayList<>();
    for (int from = 0; from < claims.size(); from += AT_ONCE) {
      groups.add(claims.subList(from, Math.min(claims.size(), from + AT_ONCE)));
    }
    return groups;
  }
}
