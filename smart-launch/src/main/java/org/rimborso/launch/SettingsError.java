package org.rimborso.launch;

/** The configuration cannot be used; the message names the key and what was expected there. */
public final class SettingsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsError(String message) {
    super(message);
  }

  static SettingsError at(String path, String expected) {
    return new SettingsError("Configuration, " + path + ": expected " + expected + ".");
  }
}
