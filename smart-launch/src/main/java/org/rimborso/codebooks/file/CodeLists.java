package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** Collects the codes of a list, each once, and counts them. */
final class CodeLists {
  private final List<Edition.CodeRow> rows = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Adds a code that is in force as long as its edition is. */
  void add(String code, boolean billable, String name) throws Broken {
    if (!seen.add(code)) {
      throw new Broken("lists " + code + " a second time");
    }
    rows.add(new Edition.CodeRow(code, billable, Optional.empty(), Optional.empty(), name));
  }

  Edition edition(Book book, IcdEdition edition, boolean headersListed) {
    return edition(book, edition, rows, headersListed, Map.of());
  }

  /**
   * An edition of {@code rows}.
   *
   * @param more counts beside those of the codes
   */
  static Edition edition(
      Book book,
      IcdEdition edition,
      List<Edition.CodeRow> rows,
      boolean headersListed,
      Map<String, Long> more) {
    long billable = rows.stream().filter(Edition.CodeRow::billable).count();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("codes", (long) rows.size());
    counts.put("billable", billable);
    if (headersListed) {
      counts.put("headers", rows.size() - billable);
    }
    counts.putAll(more);
    return new Edition(
        book,
        edition.label(),
        edition.from(),
        edition.to(),
        new Edition.Codes(rows, headersListed),
        counts);
  }
}
