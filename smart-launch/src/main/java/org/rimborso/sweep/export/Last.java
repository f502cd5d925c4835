package org.rimborso.sweep.export;

import java.util.List;
import java.util.Optional;

/**
 * What the folder holds of exports that are over.
 *
 * @param order of the newest
 * @param transactionTime from when on the next one has to ask; empty: it must ask for everything
 * @param files the data files, of all of them
 * @param obsolete data files whose place others have taken; to be removed
 */
record Last(
    Order order, Optional<String> transactionTime, List<String> files, List<String> obsolete) {
  Last {
    files = List.copyOf(files);
    obsolete = List.copyOf(obsolete);
  }
}
