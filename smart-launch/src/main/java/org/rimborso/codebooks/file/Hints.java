package org.rimborso.codebooks.file;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/**
 * What a file does not say itself.
 *
 * @param edition the edition as a person names it, such as {@code FY2026} or {@code April 2025}; it
 *     wins over what the file's name says
 * @param columns for each book, what we call a column and what the file's header calls it
 * @param base where a list of changes finds the edition that it changes
 */
public record Hints(Optional<String> edition, Map<Book, Map<String, String>> columns, Base base) {
  /** Nothing is known beside the file. */
  public static final Hints NONE =
      new Hints(Optional.empty(), Map.of(), (book, day) -> Optional.empty());

  public Hints {
    columns = Map.copyOf(columns);
  }

  /** Editions that are already imported. */
  @FunctionalInterface
  public interface Base {
    /** The edition of {@code book} that answers on {@code day}, with all its rows. */
    Optional<Edition> on(Book book, LocalDate day);
  }
}
