package org.rimborso.launch.watch;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read the figures.
 *
 * @param readers addresses, beside this machine's own
 * @param tokenFile holds the bearer token that lets anyone read
 */
public record MetricsSettings(Set<String> readers, Optional<Path> tokenFile) {
  /** This machine only. */
  public static final MetricsSettings NONE = new MetricsSettings(Set.of(), Optional.empty());

  public MetricsSettings {
    readers = Set.copyOf(readers);
  }
}
