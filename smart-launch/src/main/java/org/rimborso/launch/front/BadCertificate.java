package org.rimborso.launch.front;

/**
 * A certificate or its key cannot be used; the message names the file and what is wrong with it.
 */
public final class BadCertificate extends Exception {
  private static final long serialVersionUID = 1L;

  BadCertificate(String message) {
    super(message);
  }
}
