package org.rimborso.sandbox;

/** Another program listens on the port that the sandbox was given. */
public final class PortTaken extends Exception {

  private static final long serialVersionUID = 1L;

  PortTaken(int port, Throwable cause) {
    super(
        "port " + port + " is in use by another program: stop it or choose another with --port",
        cause);
  }
}
