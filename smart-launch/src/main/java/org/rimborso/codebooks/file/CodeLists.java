package org.rimborso.codebooks.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** Code lists as editions, with what was counted. */
final class CodeLists {
  private CodeLists() {}

  static Edition edition(
      Book book, IcdEdition edition, List<Edition.CodeRow> rows, boolean headersListed) {
    long billable = rows.stream().filter(Edition.CodeRow::billable).count();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("codes", (long) rows.size());
    counts.put("billable", billable);
    if (headersListed) {
      counts.put("headers", rows.size() - billable);
    }
    return new Edition(
        book,
        edition.label(),
        edition.from(),
        edition.to(),
        new Edition.Codes(rows, headersListed),
        counts);
  }
}
