package org.rimborso.audit;

/**
 * The audit trail could not take a row. What it was to tell must not be done: no data shown, no
 * note taken.
 */
public final class NotAudited extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAudited() {
    super("the audit trail cannot be written");
  }
}
