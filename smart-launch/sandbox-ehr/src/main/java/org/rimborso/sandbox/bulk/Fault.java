package org.rimborso.sandbox.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong with an export, for tests. Each happens as often as it was asked for. */
public enum Fault {
  /** The job is not begun now: 429. */
  BUSY,
  /** Asking after the job is too much: 429. */
  STATUS_BUSY,
  /** Asking after the job fails for now: 503, a code that says it may pass. */
  STATUS_TROUBLE,
  /** The job failed for good: 500. */
  STATUS_FAILED,
  /** The job is forgotten. */
  LOST,
  /** A file is served to its half, slowly, then the connection breaks. */
  CUT,
  /** A file is there no more. */
  GONE,
  /** The next job reports errors in a file of its own. */
  ERRORS,
  /** The next job's files are packed on their way. */
  PACKED;

  static Optional<Fault> named(String text) {
    return Arrays.stream(values())
        .filter(fault -> fault.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
        .findFirst();
  }
}
