package org.rimborso.ehr;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of a call. */
public sealed interface Reply {

  /** A whole answer, whatever its status says. Redirects are answers: they are not followed. */
  final class Received implements Reply {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * @param headers by lower-case name
     * @param body decompressed; not copied, so it must not be changed afterwards
     */
    Received(int status, Map<String, List<String>> headers, byte[] body) {
      this.status = status;
      this.headers = Map.copyOf(headers);
      this.body = body;
    }

    public int status() {
      return status;
    }

    /** The first value of a header, by lower-case name. */
    public Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** How long the server asks us to wait, at most {@code cap}. */
    public Optional<Duration> retryAfter(Instant now, Duration cap) {
      return header("retry-after").flatMap(text -> RetryAfter.of(text, now, cap));
    }

    public byte[] body() {
      return body;
    }

    /** Whether the body calls itself JSON, or does not say what it is. */
    public boolean saysJson() {
      return header("content-type").map(Received::isJson).orElse(true);
    }

    private static boolean isJson(String type) {
      String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return bare.endsWith("/json") || bare.endsWith("+json");
    }

    @Override
    public String toString() {
      return "Received[" + status + ", " + body.length + " bytes]";
    }
  }

  /** No whole answer. Whether a write took effect at the other side is unknown. */
  record NotReached(Why why) implements Reply {}

  /** Why there is no whole answer. */
  enum Why {
    /** The address is not on the destination's list; nothing was sent. */
    ADDRESS_REFUSED,
    /** A header holds what no header may hold; nothing was sent. */
    NOT_SENDABLE,
    /** No connection, or TLS failed. */
    NO_CONNECTION,
    /** No whole answer in time. */
    TOO_SLOW,
    /** The connection ended inside the answer. */
    CUT,
    /** The answer is larger than the cap. */
    TOO_LARGE,
    /** The answer's compression is broken, or it or the part of a file is not what we asked for. */
    NOT_DECODABLE,
    /** The answer could not be written to its file. */
    NOT_KEPT,
    /** The destination failed too often just now; nothing was sent. */
    RESTING,
    /** As many calls to the destination as may be are under way; nothing was sent. */
    CROWDED,
    /** The destination asked us to wait longer than we can: 429, or such an answer before. */
    ASKED_TO_WAIT,
    /** The time budget was used up before; nothing was sent. */
    NO_TIME_LEFT,
    /** The server failed: 5xx. */
    SERVER_FAILED,
    /** We were told to stop. */
    INTERRUPTED
  }
}
