package org.rimborso.codebooks.publisher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.shelf.ImportReport;
import org.rimborso.codebooks.shelf.ImportSettings;
import org.rimborso.codebooks.shelf.Progress;

/** Imports fetched files into the shelf, each as one import of its own. */
public final class ShelfIntake implements Intake {
  private final CodeShelf shelf;
  private final ImportSettings settings;
  private final Progress progress;

  public ShelfIntake(CodeShelf shelf, ImportSettings settings, Progress progress) {
    this.shelf = shelf;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Imports the file.
   *
   * @throws org.rimborso.codebooks.shelf.ShelfUnusable if the shelf cannot be read or written
   */
  @Override
  public Taken take(Path file) {
    ImportReport report = shelf.load(List.of(file), settings, progress);
    List<EditionName> editions = new ArrayList<>();
    for (ImportReport.Line line : report.lines()) {
      if (line instanceof ImportReport.Refused refused) {
        return new Refused(reason(refused));
      }
      if (line instanceof ImportReport.Read read) {
        editions.add(new EditionName(book(read.book()), read.edition().label()));
      } else if (line instanceof ImportReport.Already already) {
        editions.add(new EditionName(book(already.book()), already.label()));
      }
    }
    return new InForce(editions, report.changed());
  }

  private static String reason(ImportReport.Refused refused) {
    String line = refused.line().map(number -> ", line " + number).orElse("");
    return refused.entry() + line + ": " + refused.reason();
  }

  private static Book book(String label) {
    return Arrays.stream(Book.values())
        .filter(book -> book.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no book " + label));
  }

  @Override
  public Set<EditionName> inForce() {
    Set<EditionName> all = new LinkedHashSet<>();
    shelf
        .snapshot()
        .manifest()
        .books()
        .forEach(
            book ->
                book.editions()
                    .forEach(edition -> all.add(new EditionName(book.book(), edition.label()))));
    return all;
  }
}
