package org.rimborso.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rimborso.store.StoreSettings;

/**
 * Where imported code sets are: the configured folder, else {@code codes} beside the configured
 * store's file, else {@code rimborso/codes} in the user's data folder.
 */
final class CodesFolder {
  private final Map<String, String> variables;

  /**
   * @param variables the environment's
   */
  CodesFolder(Map<String, String> variables) {
    this.variables = variables;
  }

  /** As a configuration says, or none. */
  Path of(Optional<Settings> settings) {
    return settings
        .flatMap(site -> site.codes().folder())
        .or(() -> settings.map(Settings::store).flatMap(CodesFolder::besideStore))
        .orElseGet(this::ofUser);
  }

  private static Optional<Path> besideStore(StoreSettings store) {
    return store instanceof StoreSettings.H2File file
        ? Optional.of(file.file().resolveSibling("codes"))
        : Optional.empty();
  }

  /** By the XDG base directory rules: a relative path there counts as none. */
  private Path ofUser() {
    Path data =
        Optional.ofNullable(variables.get("XDG_DATA_HOME"))
            .filter(text -> !text.isBlank())
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"));
    return data.resolve("rimborso").resolve("codes");
  }
}
