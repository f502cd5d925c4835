package org.rimborso.desk;

import java.util.List;
import java.util.Set;
import org.rimborso.chart.Limitation;
import org.rimborso.fhir.read.Item;

/**
 * What one search brought.
 *
 * @param tokenEnded the EHR no longer accepts the launch's token
 */
record Part(List<Item> items, List<Limitation> limitations, boolean tokenEnded) {
  Part {
    items = List.copyOf(items);
    limitations = List.copyOf(limitations);
  }

  /** Whether it only says that one of these types was not asked for. */
  boolean isOnlyUnasked(Set<String> types) {
    return items.isEmpty()
        && limitations.size() == 1
        && limitations.get(0).missing().equals(Disclosure.NOT_ASKED)
        && types.contains(limitations.get(0).resourceType());
  }

  static Part without(Limitation limitation) {
    return new Part(List.of(), List.of(limitation), false);
  }
}
