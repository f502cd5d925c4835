package org.rimborso.desk;

import java.util.List;
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

  static Part without(Limitation limitation) {
    return new Part(List.of(), List.of(limitation), false);
  }
}
