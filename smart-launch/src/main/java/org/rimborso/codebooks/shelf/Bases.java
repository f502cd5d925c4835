package org.rimborso.codebooks.shelf;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.file.Hints;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;

/**
 * Editions that lists of changes start from, handed out while one file is read; remembers what was
 * asked.
 */
final class Bases implements Hints.Base {
  private final ShelfFolder folder;
  private final Function<Book, List<ShelvedEdition>> shelved;
  private final Set<Book> given = EnumSet.noneOf(Book.class);
  private boolean missed;

  /**
   * @param shelved the editions of a book in the order of import
   */
  Bases(ShelfFolder folder, Function<Book, List<ShelvedEdition>> shelved) {
    this.folder = folder;
    this.shelved = shelved;
  }

  @Override
  public Optional<Edition> on(Book book, LocalDate day) {
    Optional<ShelvedEdition> answering =
        shelved.apply(book).stream()
            .filter(one -> !day.isBefore(one.from()) && !day.isAfter(one.to()))
            .max(
                Comparator.comparing(ShelvedEdition::from)
                    .thenComparing(Comparator.comparing(ShelvedEdition::to).reversed()));
    if (answering.isEmpty()) {
      missed = true;
      return Optional.empty();
    }
    given.add(book);
    return Optional.of(new EditionFile().read(folder.read(answering.get().part())));
  }

  /** Whether an edition was asked for that is not there. */
  boolean missed() {
    return missed;
  }

  /** Whether what was read of {@code book} was made from an edition handed out here. */
  boolean gave(Book book) {
    return given.contains(book);
  }
}
