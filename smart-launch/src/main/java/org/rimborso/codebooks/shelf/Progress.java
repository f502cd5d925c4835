package org.rimborso.codebooks.shelf;

/** Hears what long work is doing, in sentences for people. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = sentence -> {};

  void says(String sentence);
}
