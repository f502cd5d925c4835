package org.rimborso.codebooks.file;

import java.util.List;

/**
 * What a file holds.
 *
 * @param editions what was read
 * @param passedOver harmless entries that were not read
 * @param refused what is broken; while there is one, nothing of the file may be used
 */
public record Contents(List<Found> editions, List<PassedOver> passedOver, List<Refused> refused) {
  public Contents {
    editions = List.copyOf(editions);
    passedOver = List.copyOf(passedOver);
    refused = List.copyOf(refused);
  }
}
