package org.rimborso.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.publisher.UpdateSettings;
import org.rimborso.codebooks.terminology.TerminologySettings;

/**
 * Where code sets come from.
 *
 * @param folder of imported code sets
 * @param update the publishers' sites
 * @param terminology a server that knows codes beyond the loaded sets
 * @param columns by book, then by our name of a field: the header of the column that holds it
 */
record CodesSettings(
    Optional<Path> folder,
    UpdateSettings update,
    Optional<TerminologySettings> terminology,
    Map<Book, Map<String, String>> columns) {
  CodesSettings {
    columns = Map.copyOf(columns);
  }

  /** A folder, or none, and nothing else. */
  static CodesSettings of(Optional<Path> folder) {
    return new CodesSettings(folder, UpdateSettings.NONE, Optional.empty(), Map.of());
  }
}
