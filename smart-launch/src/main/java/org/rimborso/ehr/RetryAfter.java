package org.rimborso.ehr;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a {@code Retry-After} header asks for: seconds or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** The wait from {@code now}, at least zero and at most {@code cap}; rubbish is no wish. */
  static Optional<Duration> of(String header, Instant now, Duration cap) {
    String text = header.strip();
    return (digits(text) ? seconds(text, cap) : date(text, now))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(cap) > 0 ? cap : wait);
  }

  private static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<Duration> seconds(String digits, Duration cap) {
    // More digits than a long takes: certainly more than the cap.
    return Optional.of(digits.length() > 15 ? cap : Duration.ofSeconds(Long.parseLong(digits)));
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      ZonedDateTime when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, when.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
