package org.rimborso.codebooks.shelf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.file.Contents;
import org.rimborso.codebooks.file.Found;
import org.rimborso.codebooks.file.Hints;
import org.rimborso.codebooks.shelf.Manifest.Kind;
import org.rimborso.codebooks.shelf.Manifest.Part;
import org.rimborso.codebooks.shelf.Manifest.ShelvedBook;
import org.rimborso.codebooks.shelf.Manifest.ShelvedEdition;

/**
 * One import, under the lock: every file is read first, and written beside what is in force; then
 * the books that changed are built anew; then one rename puts all of it in force. Nothing before
 * that rename is seen by anyone.
 */
final class Import {
  private final ShelfFolder folder;
  private final Manifest before;
  private final ImportSettings settings;
  private final Progress progress;
  private final Clock clock;
  private final List<ImportReport.Line> lines = new ArrayList<>();
  private final Map<Book, List<ShelvedEdition>> editions = new EnumMap<>(Book.class);
  private final Set<Book> read = EnumSet.noneOf(Book.class);
  private final Set<Book> changed = EnumSet.noneOf(Book.class);

  Import(
      ShelfFolder folder,
      Manifest before,
      ImportSettings settings,
      Progress progress,
      Clock clock) {
    this.folder = folder;
    this.before = before;
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
    before.books().forEach(book -> editions.put(book.book(), new ArrayList<>(book.editions())));
  }

  ImportReport run(List<Path> files) throws IOException {
    List<Path> waiting = new ArrayList<>();
    for (Path file : files) {
      if (!read(file, false)) {
        waiting.add(file);
      }
    }
    // Addenda may stand before the edition that they change.
    for (Path file : waiting) {
      read(file, true);
    }
    if (ImportReport.of(lines).isRefused()) {
      return ImportReport.of(lines);
    }
    brokenParts();
    Set<Book> alsoMade = EnumSet.noneOf(Book.class);
    changed.forEach(book -> alsoMade.addAll(BookParts.madeOf(book)));
    alsoMade.retainAll(editions.keySet());
    changed.addAll(alsoMade);
    return changed.isEmpty() ? new ImportReport(lines, incomplete(before), false) : putInForce();
  }

  private ImportReport putInForce() throws IOException {
    Optional<Manifest> next = next();
    if (next.isEmpty()) {
      return ImportReport.of(lines);
    }
    progress.says("Putting it in force.");
    folder.commit(next.get());
    return new ImportReport(lines, incomplete(next.get()), true);
  }

  private List<IncompleteEdition> incomplete(Manifest manifest) {
    return manifest.books().stream()
        .filter(book -> read.contains(book.book()))
        .flatMap(book -> IncompleteEdition.of(book).stream())
        .toList();
  }

  /** Reads a file; answers whether it is done with, or waits for an edition not read yet. */
  private boolean read(Path file, boolean last) throws IOException {
    progress.says("Reading " + file.getFileName() + ".");
    Bases bases = new Bases(folder, book -> editions.getOrDefault(book, List.of()));
    Contents contents =
        settings.reader().apply(file, new Hints(settings.edition(), settings.columns(), bases));
    if (bases.missed() && !last) {
      return false;
    }
    for (Found found : contents.editions()) {
      shelve(found, bases.gave(found.edition().book()));
    }
    contents
        .passedOver()
        .forEach(one -> lines.add(new ImportReport.PassedOver(one.entry(), one.reason())));
    contents
        .refused()
        .forEach(one -> lines.add(new ImportReport.Refused(one.entry(), one.line(), one.reason())));
    return true;
  }

  private void shelve(Found found, boolean derived) throws IOException {
    Edition edition = found.edition();
    String book = edition.book().label();
    read.add(edition.book());
    Optional<ShelvedEdition> same = shelved(edition);
    String content = EditionFile.fingerprint(edition);
    if (same.filter(one -> one.content().equals(content) && isWhole(one.part())).isPresent()) {
      lines.add(
          new ImportReport.Already(found.entry(), book, edition.label(), same.get().imported()));
    } else if (derived && same.filter(one -> !one.derived()).isPresent()) {
      String full = "the full file of " + book + " " + edition.label() + " is loaded";
      lines.add(
          new ImportReport.PassedOver(
              found.entry(), full + ", which a list of changes cannot better"));
    } else {
      ShelvedEdition fresh = written(found, content, derived);
      List<ShelvedEdition> all =
          editions.computeIfAbsent(edition.book(), unused -> new ArrayList<>());
      same.ifPresent(all::remove);
      all.add(fresh);
      changed.add(edition.book());
      lines.add(
          new ImportReport.Read(found.entry(), book, fresh, same.map(ShelvedEdition::source)));
    }
  }

  private Optional<ShelvedEdition> shelved(Edition edition) {
    return editions.getOrDefault(edition.book(), List.of()).stream()
        .filter(one -> one.label().equals(edition.label()))
        .findFirst();
  }

  private ShelvedEdition written(Found found, String content, boolean derived) throws IOException {
    Edition edition = found.edition();
    return new ShelvedEdition(
        edition.label(),
        edition.from(),
        edition.to(),
        edition.counts(),
        found.entry(),
        clock.instant(),
        derived,
        content,
        folder.write(edition.book().id(), "edition", out -> EditionFile.write(edition, out)));
  }

  private boolean isWhole(Part part) {
    try {
      folder.read(part);
      return true;
    } catch (Damaged broken) {
      return false;
    }
  }

  /** Books whose built parts were damaged are built again from their editions. */
  private void brokenParts() {
    for (ShelvedBook book : before.books()) {
      boolean whole =
          book.parts().entrySet().stream()
              .allMatch(part -> part.getKey() == Kind.SEARCH || isWhole(part.getValue()));
      if (!whole) {
        changed.add(book.book());
      }
    }
  }

  /** What will be in force; empty if an edition turns out to hold what no table can hold. */
  private Optional<Manifest> next() throws IOException {
    List<ShelvedBook> books = new ArrayList<>();
    BookParts parts = new BookParts(folder, editions);
    for (Map.Entry<Book, List<ShelvedEdition>> book : editions.entrySet()) {
      try {
        books.add(new ShelvedBook(book.getKey(), book.getValue(), parts(parts, book.getKey())));
      } catch (IllegalArgumentException unfit) {
        String why = Optional.ofNullable(unfit.getMessage()).orElse("holds what cannot be");
        lines.add(new ImportReport.Refused(book.getKey().label(), Optional.empty(), why));
        return Optional.empty();
      }
    }
    return Optional.of(
        new Manifest(Manifest.FORMAT, before.generation() + 1, clock.instant(), books));
  }

  private Map<Kind, Part> parts(BookParts parts, Book book) throws IOException {
    if (!changed.contains(book)) {
      return before.book(book).map(ShelvedBook::parts).orElseThrow();
    }
    progress.says("Building the tables of " + book.label() + ".");
    return parts.build(book);
  }
}
