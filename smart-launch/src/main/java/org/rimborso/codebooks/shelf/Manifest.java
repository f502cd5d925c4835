package org.rimborso.codebooks.shelf;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.codebooks.Book;

/**
 * Names what is in force in the folder. Everything it names was written and on disk before it was.
 *
 * @param format of this file and of all parts; see {@link #FORMAT}
 * @param generation counts the imports that changed something
 */
public record Manifest(int format, long generation, Instant written, List<ShelvedBook> books) {
  /** What this version writes; another one is not read. */
  static final int FORMAT = 1;

  /** Nothing imported yet. */
  static final Manifest EMPTY = new Manifest(FORMAT, 0, Instant.EPOCH, List.of());

  public Manifest {
    books = books.stream().sorted(Comparator.comparing(ShelvedBook::book)).toList();
  }

  /** What a part of a book is. */
  public enum Kind {
    TABLE,
    RELATIONS,
    NOTES,
    SEARCH
  }

  /**
   * A file in the folder, or a folder of files.
   *
   * @param name unique; a name is never used for other bytes
   * @param size bytes
   * @param sum CRC-32C of a file; 0 for a folder, whose files check themselves
   */
  public record Part(String name, long size, long sum) {
    /** Names are ours; anything else could point out of the folder. */
    public Part {
      if (!name.matches("[a-z0-9-]{1,100}(\\.[a-z]{1,10})?")) {
        throw new IllegalArgumentException("no name of a part");
      }
    }
  }

  /**
   * A book with its editions, by their first days, and what was built from them.
   *
   * @param editions in the order in which they were imported
   */
  public record ShelvedBook(Book book, List<ShelvedEdition> editions, Map<Kind, Part> parts) {
    public ShelvedBook {
      editions = List.copyOf(editions);
      Map<Kind, Part> sorted = new EnumMap<>(Kind.class);
      sorted.putAll(parts);
      parts = Collections.unmodifiableMap(sorted);
    }

    /** The last day on which an edition answers; empty where none is whole. */
    public Optional<LocalDate> lastDay() {
      List<ShelvedEdition> whole = new ArrayList<>(editions);
      IncompleteEdition.of(this).forEach(one -> whole.removeAll(one.parts()));
      return whole.stream().map(ShelvedEdition::to).max(Comparator.naturalOrder());
    }
  }

  /**
   * One edition.
   *
   * @param source the file and entry it was read from
   * @param derived whether it was made from a base edition and its addenda
   * @param content names what it says: the same content has the same name
   */
  public record ShelvedEdition(
      String label,
      LocalDate from,
      LocalDate to,
      Map<String, Long> counts,
      String source,
      Instant imported,
      boolean derived,
      String content,
      Part part) {
    public ShelvedEdition {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
  }

  /** The book, if an edition of it is shelved. */
  public Optional<ShelvedBook> book(Book book) {
    return books.stream().filter(one -> one.book() == book).findFirst();
  }

  /** Everything that this manifest needs in the folder. */
  Stream<Part> parts() {
    return books.stream()
        .flatMap(
            book ->
                Stream.concat(
                    book.parts().values().stream(),
                    book.editions().stream().map(ShelvedEdition::part)));
  }
}
