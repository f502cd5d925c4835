package org.rimborso.payerrules;

import java.util.concurrent.CancellationException;

/** Lets who waits for a file to be checked give up: a file may hold many costly tests. */
final class Interrupted {
  private Interrupted() {}

  /**
   * Goes on, unless this thread is interrupted.
   *
   * @throws CancellationException if it is
   */
  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
  }
}
