package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.file.Change.Kind;

/** Changes made to the edition before. Its totals are checked before and after. */
final class AddendaApplied {
  private final Edition base;
  private final AddendaLines lines;
  private final boolean headers;
  private final Map<String, Edition.CodeRow> rows = new TreeMap<>();

  /**
   * @param base the edition in force on {@code day}
   * @param day the last one before the changes
   */
  AddendaApplied(Edition base, LocalDate day, AddendaLines lines) throws Broken {
    if (!(base.content() instanceof Edition.Codes codes)) {
      throw new Broken("changes a code list, and " + base.label() + " is none");
    }
    this.base = base;
    this.lines = lines;
    // Without the headers of both, a header is what begins a code.
    this.headers = codes.headersListed() && lines.flagged();
    for (Edition.CodeRow row : codes.rows()) {
      boolean inForce =
          !row.first().map(day::isBefore).orElse(false)
              && !row.last().map(day::isAfter).orElse(false);
      if (inForce && (headers || row.billable())) {
        put(row.code(), row.billable(), row.name());
      }
    }
  }

  private void put(String code, boolean billable, String name) {
    rows.put(code, new Edition.CodeRow(code, billable, Optional.empty(), Optional.empty(), name));
  }

  Edition edition(Book book, IcdEdition edition) throws Broken {
    AddendaTotals totals = lines.totals();
    if (!totals.fitBefore(headers ? count(false) : told(0), count(true))) {
      throw new Broken(
          "changes a list of "
              + totals.told(0)
              + ", and "
              + book.label()
              + " "
              + base.label()
              + " has "
              + now()
              + ": import the edition between them first");
    }
    Map<Kind, Long> made = make();
    if (!totals.fitAfter(headers ? count(false) : told(1), count(true))) {
      throw new Broken("should lead to " + totals.told(1) + ", but leads to " + now());
    }
    return CodeLists.edition(book, edition, List.copyOf(rows.values()), headers, counts(made));
  }

  private long told(int at) {
    return lines.totals().headers(at);
  }

  private long count(boolean billable) {
    return rows.values().stream().filter(row -> row.billable() == billable).count();
  }

  private String now() {
    return count(true) + " codes" + (headers ? " and " + count(false) + " headers" : "");
  }

  /** Deletions come first: a code that becomes a header is deleted and added. */
  private Map<Kind, Long> make() throws Broken {
    List<Change> deletions = new ArrayList<>();
    List<Change> others = new ArrayList<>();
    for (Change change : lines.changes()) {
      (change.kind() == Kind.DELETE ? deletions : others).add(change);
    }
    Map<Kind, Long> made = new LinkedHashMap<>();
    for (Change change : concatenated(deletions, others)) {
      if (headers || change.billable()) {
        make(change);
        made.merge(change.kind(), 1L, Long::sum);
      }
    }
    return made;
  }

  private static List<Change> concatenated(List<Change> first, List<Change> then) {
    List<Change> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private void make(Change change) throws Broken {
    Edition.CodeRow there = rows.get(change.code());
    boolean asTold =
        change.kind() == Kind.ADD
            ? there == null
            : there != null
                && (there.billable() == change.billable() || change.kind() == Kind.REVISE_TO);
    if (!asTold) {
      throw new Broken(
          change.line(),
          "does not fit "
              + base.label()
              + ", which "
              + (there == null ? "lacks " : "lists ")
              + change.code()
              + (there == null || there.billable() ? "" : " as a header"));
    }
    if (change.kind() == Kind.DELETE) {
      rows.remove(change.code());
    } else if (change.kind() != Kind.REVISE_FROM) {
      put(change.code(), change.billable(), change.name());
    }
  }

  private static Map<String, Long> counts(Map<Kind, Long> made) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("added", made.getOrDefault(Kind.ADD, 0L));
    counts.put("deleted", made.getOrDefault(Kind.DELETE, 0L));
    counts.put("revised", made.getOrDefault(Kind.REVISE_TO, 0L));
    return counts;
  }
}
