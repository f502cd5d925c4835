package org.rimborso.codebooks.shelf;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.search.CodeSearch;
import org.rimborso.codebooks.search.NameIndex;
import org.rimborso.codebooks.shelf.Manifest.Kind;
import org.rimborso.codebooks.shelf.Manifest.Part;
import org.rimborso.codebooks.shelf.Manifest.ShelvedBook;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.codes.TabularNotes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one manifest names, read. */
final class Opened implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Map<CodeSystem, NameIndex> indexes = new EnumMap<>(CodeSystem.class);

  /** Companion lists by their books' names, as rules have asked for them. */
  private final Map<String, CodeRelations> companions = new ConcurrentHashMap<>();

  private final ShelfSnapshot snapshot;

  /**
   * Reads tables and opens indexes.
   *
   * @throws Damaged if any of them is not as it was written; nothing stays open then
   */
  Opened(ShelfFolder folder, Manifest manifest, Shipped shipped) {
    try {
      List<CodeTable> tables = new ArrayList<>();
      Map<CodeSystem, TabularNotes> notes = new EnumMap<>(CodeSystem.class);
      for (ShelvedBook book : manifest.books()) {
        read(folder, book, tables, notes);
      }
      tables.addAll(shipped.tables());
      CodeSets codes =
          new LoadedCodeSets(
              tables,
              this::name,
              notes,
              list -> companions.computeIfAbsent(list, id -> companion(folder, manifest, id)));
      snapshot =
          new ShelfSnapshot(
              codes,
              new CodeSearch(codes, this::index, shipped::index),
              manifest,
              Optional.empty(),
              book -> relations(folder, manifest, book));
    } catch (IOException | RuntimeException broken) {
      close();
      throw broken instanceof Damaged damaged
          ? damaged
          : new Damaged(Optional.ofNullable(broken.getMessage()).orElse("unreadable"), broken);
    }
  }

  ShelfSnapshot snapshot() {
    return snapshot;
  }

  private void read(
      ShelfFolder folder,
      ShelvedBook book,
      List<CodeTable> tables,
      Map<CodeSystem, TabularNotes> notes)
      throws IOException {
    for (Map.Entry<Kind, Part> part : book.parts().entrySet()) {
      folder.requireSize(part.getValue());
      switch (part.getKey()) {
        case TABLE -> tables.add(TableFile.CODES.read(folder.part(part.getValue())));
        case NOTES ->
            notes.put(CodeSystem.ICD10CM, TableFile.NOTES.read(folder.part(part.getValue())));
        case SEARCH ->
            indexes.put(
                book.book().system().orElseThrow(), NameIndex.open(folder.part(part.getValue())));
        case RELATIONS -> {
          // Read when first asked for: millions of pairs that a site may have no use for.
        }
      }
    }
  }

  private Optional<NameIndex> index(CodeSystem system) {
    return Optional.ofNullable(indexes.get(system));
  }

  /** An index that turns out to be damaged names nothing; what may be billed is not asked of it. */
  private Optional<String> name(CodeSystem system, String code, Locale language) {
    try {
      return index(system).flatMap(i -> i.find(code)).flatMap(hit -> hit.name(language));
    } catch (UncheckedIOException damaged) {
      LOG.warn("The search index of {} is damaged: import one of its files again", system.label());
      return Optional.empty();
    }
  }

  private static CodeRelations companion(ShelfFolder folder, Manifest manifest, String list) {
    return Book.ofId(list)
        .flatMap(book -> relations(folder, manifest, book))
        .orElse(CodeRelations.NONE);
  }

  private static Optional<CodeRelations> relations(
      ShelfFolder folder, Manifest manifest, Book book) {
    Optional<Part> part =
        manifest.book(book).flatMap(b -> Optional.ofNullable(b.parts().get(Kind.RELATIONS)));
    if (part.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TableFile.RELATIONS.read(folder.part(part.get())));
    } catch (IOException damaged) {
      LOG.error("{}: import one of its files again", damaged.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    indexes
        .values()
        .forEach(
            index -> {
              try {
                index.close();
              } catch (IOException leftOpen) {
                LOG.warn("A search index does not close: {}", leftOpen.getClass().getName());
              }
            });
  }
}
