package org.rimborso.sweep.export;

import java.time.Duration;
import java.util.Optional;

/** Hears how an export goes; called by several threads. */
public interface Watch {
  /** Something that people should know, as a sentence. */
  void told(String sentence);

  /**
   * The EHR is still at work.
   *
   * @param progress its own words, cleaned
   * @param pause until it is asked again
   */
  void waiting(Optional<String> progress, Duration pause);

  /** So many files of all are there, and so many bytes. Called often. */
  void arriving(int done, int all, long bytes);
}
