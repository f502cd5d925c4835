package org.rimborso.codebooks.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A code as the index holds it.
 *
 * @param code bare
 * @param english its name
 * @param italian its name, where there is one
 * @param billable the spans of days on which it may be billed
 * @param header the spans of days on which more specific codes exist below it
 */
public record NamedCode(
    String code, String english, Optional<String> italian, List<Span> billable, List<Span> header) {
  public NamedCode {
    billable = List.copyOf(billable);
    header = List.copyOf(header);
  }

  /** Days from {@code first} to {@code last}, both included. */
  public record Span(LocalDate first, LocalDate last) {}
}
