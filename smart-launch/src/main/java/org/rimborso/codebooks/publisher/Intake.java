package org.rimborso.codebooks.publisher;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.rimborso.codebooks.Book;

/** Where fetched files go. */
public interface Intake {

  /** What became of a file. */
  sealed interface Taken {}

  /**
   * Its editions are in force, now or since before.
   *
   * @param changed whether any is new
   */
  record InForce(List<EditionName> editions, boolean changed) implements Taken {
    public InForce {
      editions = List.copyOf(editions);
    }
  }

  /** It cannot be used, and nothing was changed. */
  record Refused(String reason) implements Taken {}

  /** An edition by the names of its book and of itself, such as {@code FY2026}. */
  record EditionName(Book book, String label) {
    @Override
    public String toString() {
      return book.label() + " " + label;
    }
  }

  /** Takes the file in, whole or not at all. */
  Taken take(Path file);

  /** Which editions are in force. */
  Set<EditionName> inForce();
}
