package org.rimborso.ehr;

import java.time.Duration;

/**
 * How much one destination may take of us.
 *
 * @param connect to open a connection
 * @param answer from sending a request to the last byte of its answer
 * @param bodyBytes of one answer, counted after decompression
 * @param retries further attempts of a read
 * @param waitAtMost the longest {@code Retry-After} that is believed
 * @param atOnce calls under way at the same time: a slow destination must not hold all our threads
 */
public record Limits(
    Duration connect,
    Duration answer,
    int bodyBytes,
    int retries,
    Duration waitAtMost,
    int atOnce) {
  /**
   * Two seconds to connect, ten to answer, 16 MiB, two retries, five minutes of waiting, 48 calls
   * at once.
   */
  public static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(2), Duration.ofSeconds(10), 16 << 20, 2, Duration.ofMinutes(5), 48);

  public Limits {
    if (bodyBytes <= 0
        || retries < 0
        || atOnce <= 0
        || connect.isNegative()
        || answer.isNegative()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same with another cap on a body. */
  public Limits withBodyBytes(int bytes) {
    return new Limits(connect, answer, bytes, retries, waitAtMost, atOnce);
  }

  /** The same with another time for an answer. */
  public Limits withAnswer(Duration time) {
    return new Limits(connect, time, bodyBytes, retries, waitAtMost, atOnce);
  }
}
