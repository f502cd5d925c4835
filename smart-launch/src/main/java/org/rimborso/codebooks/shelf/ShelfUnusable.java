package org.rimborso.codebooks.shelf;

/** The folder of code sets cannot be used; the message says why and what to do. */
public final class ShelfUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShelfUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
