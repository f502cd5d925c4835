package org.rimborso.launch;

import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import org.rimborso.audit.FeedSettings;

/**
 * The audit trail's part of the configuration.
 *
 * @param keyFile holds the key that signs checkpoints; made at the first start
 * @param retention how long rows are kept at least; six years or more
 * @param feed a repository that gets every event
 */
record AuditSettings(Path keyFile, Period retention, Optional<FeedSettings> feed) {
  /** 45 CFR 164.316(b)(2)(i): six years. */
  static final Period LEAST = Period.ofYears(6);

  /** The file beside the key that holds the last checkpoint outside the store. */
  Path witness() {
    return keyFile.resolveSibling(keyFile.getFileName() + ".witness");
  }
}
