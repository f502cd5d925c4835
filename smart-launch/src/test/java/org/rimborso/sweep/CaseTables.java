package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.shelf.ImportReport;
import org.rimborso.codebooks.shelf.ImportSettings;
import org.rimborso.codebooks.shelf.Progress;
import org.rimborso.codes.CodeSets;

/**
 * The small code lists that cases may ask for, invented in the publishers' forms and imported as a
 * site imports its own.
 */
final class CaseTables {
  private CaseTables() {}

  /** What ships with every file of {@code files}, on a shelf in {@code shelf}. */
  static CodeSets imported(Path files, Path shelf) {
    CodeShelf codes = new CodeShelf(shelf, Clock.systemUTC());
    ImportReport report =
        codes.load(
            list(files),
            new ImportSettings(Optional.empty(), Map.of(), new CodeFiles()::read),
            Progress.SILENT);
    assertThat(report.lines()).allMatch(ImportReport.Read.class::isInstance);
    return codes.snapshot().codes();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
