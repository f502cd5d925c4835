package org.rimborso.codebooks.publisher;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.ehr.Origin;

/**
 * Where official files are fetched from.
 *
 * @param hosts the only origins that are asked, redirects included
 * @param since the first year whose editions are fetched; empty: the one in force and the next
 * @param budget the time that all downloads of one update may take together
 * @param books the addresses of each book's files
 */
public record UpdateSettings(
    Set<Origin> hosts, OptionalInt since, Duration budget, Map<Book, List<AddressTemplate>> books) {
  /** Time enough for the largest files on a slow line. */
  public static final Duration USUAL_BUDGET = Duration.ofMinutes(30);

  /** Nothing is fetched. */
  public static final UpdateSettings NONE =
      new UpdateSettings(Set.of(), OptionalInt.empty(), USUAL_BUDGET, Map.of());

  public UpdateSettings {
    hosts = Set.copyOf(hosts);
    Map<Book, List<AddressTemplate>> copy = new LinkedHashMap<>();
    books.forEach((book, addresses) -> copy.put(book, List.copyOf(addresses)));
    books = Collections.unmodifiableMap(copy);
  }
}
