package org.rimborso.store;

import java.time.Instant;
import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * A card that a caller of CDS Hooks was given.
 *
 * @param card its id
 * @param service the id of the service that gave it
 * @param finding the id of the finding that it names, 500 characters at most
 * @param shownTo the user in whose work it appeared, as the caller named them
 */
public record CardRow(
    String card,
    String ehr,
    Reference patient,
    String service,
    String finding,
    Reference shownTo,
    Instant shown) {

  /**
   * What became of a card.
   *
   * @param outcome {@code accepted} or {@code overridden}
   * @param reason the code of why it was overridden
   * @param words what the user wrote about it
   */
  public record Answer(
      String card,
      String outcome,
      Optional<String> reason,
      Optional<String> words,
      Instant answered) {}
}
