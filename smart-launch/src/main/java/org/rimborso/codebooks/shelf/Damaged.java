package org.rimborso.codebooks.shelf;

/** The folder does not hold what it should; the message says which file, for administrators. */
final class Damaged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Damaged(String message) {
    super(message);
  }

  Damaged(String message, Throwable cause) {
    super(message, cause);
  }
}
