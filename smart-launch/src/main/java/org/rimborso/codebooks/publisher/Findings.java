package org.rimborso.codebooks.publisher;

import java.util.EnumSet;
import java.util.Set;
import org.rimborso.codebooks.Book;

/**
 * What an update found, book by book. Publishers do not issue every edition, such as one of April;
 * but of a book whose address is right there is some file.
 */
final class Findings {
  private final Set<Book> there = EnumSet.noneOf(Book.class);
  private final Set<Book> missing = EnumSet.noneOf(Book.class);
  private boolean failed;

  void add(Book book, Outcome outcome) {
    if (outcome instanceof Outcome.Imported || outcome instanceof Outcome.Unchanged) {
      there.add(book);
    } else if (outcome instanceof Outcome.Missing) {
      missing.add(book);
    } else if (!(outcome instanceof Outcome.NotPublishedYet)) {
      failed = true;
    }
  }

  boolean allWell() {
    return !failed && there.containsAll(missing);
  }
}
