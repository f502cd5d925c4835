package org.rimborso.store;

/**
 * The store did not do what was asked: it is away, full, read-only, locked or broken. The message
 * never holds SQL or values, so that nothing of a patient gets into a log by this way.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message) {
    super(message);
  }
}
