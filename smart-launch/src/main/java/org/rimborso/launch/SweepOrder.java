package org.rimborso.launch;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * How the app sweeps an EHR by itself.
 *
 * @param daily when, in the EHR's time zone; empty: only when somebody says so
 * @param folder for the export and the results, of its own
 * @param memory what the process may take, such as {@code 1g}
 */
record SweepOrder(Optional<LocalTime> daily, Path folder, String memory) {

  /** The folder within with the EHR's records, as the last export left them. */
  Path exported() {
    return exported(folder);
  }

  /** The same of any folder for results. */
  static Path exported(Path results) {
    return results.resolve("export");
  }

  /**
   * All of a site.
   *
   * @param config the configuration, for the processes that sweep; empty where there is no file
   * @param byEhr by the EHR's id
   */
  record All(Optional<Path> config, Map<String, SweepOrder> byEhr) {
    /** Nothing is swept. */
    static final All NONE = new All(Optional.empty(), Map.of());

    All {
      byEhr = Map.copyOf(byEhr);
    }
  }
}
