package org.rimborso.launch.front;

import java.time.Duration;

/**
 * How long others may take.
 *
 * @param head from the first byte of a request, or from the opening of its connection with TLS
 *     handshake and all, to the end of its header
 * @param body from there to the end of the body
 * @param answer from there until the answer is made and taken
 * @param idle without a byte in either direction
 */
public record Patience(Duration head, Duration body, Duration answer, Duration idle) {
  /** Generous for a slow line, short for whoever keeps connections on purpose. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30));
}
