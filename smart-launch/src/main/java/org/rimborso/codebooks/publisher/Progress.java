package org.rimborso.codebooks.publisher;

import java.util.OptionalLong;

/** Hears how far a download is. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (bytes, total) -> {};

  /** So many bytes are there, of {@code total} where the site says so. Called often. */
  void at(long bytes, OptionalLong total);
}
