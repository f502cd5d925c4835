package org.rimborso.store;

import java.time.Instant;
import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * A card that a caller of CDS Hooks was given.
 *
 * @param card its id
 * @param service the id of the service that gave it
 * @param about the finding that it names
 * @param shownTo the user in whose work it appeared, as the caller named them
 */
public record CardRow(
    String card,
    String ehr,
    Reference patient,
    String service,
    About about,
    Reference shownTo,
    Instant shown) {

  /**
   * A finding, for as long as what it rests on is the same.
   *
   * @param finding its id, 500 characters at most
   * @param facts the fingerprint of what it rests on
   */
  public record About(String finding, String facts) {}

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
