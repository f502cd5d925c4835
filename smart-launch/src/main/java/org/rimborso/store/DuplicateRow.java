package org.rimborso.store;

/** A row with this key is there already; the whole transaction was rolled back. */
public final class DuplicateRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DuplicateRow() {
    super("a row with this key is there already");
  }
}
