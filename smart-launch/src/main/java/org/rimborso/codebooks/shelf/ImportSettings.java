package org.rimborso.codebooks.shelf;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.file.Contents;
import org.rimborso.codebooks.file.Hints;

/**
 * How an import reads.
 *
 * @param edition the edition that files belong to which do not say so themselves
 * @param columns by book, where a file names its columns otherwise than its reader expects
 * @param reader reads one file
 */
public record ImportSettings(
    Optional<String> edition,
    Map<Book, Map<String, String>> columns,
    BiFunction<Path, Hints, Contents> reader) {
  public ImportSettings {
    columns = Map.copyOf(columns);
  }
}
