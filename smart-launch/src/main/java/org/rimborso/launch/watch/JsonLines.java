package org.rimborso.launch.watch;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One event is one line of JSON in plain ASCII, whatever an attacker put into a message: there is
 * no other character that could end a line, move the cursor or turn the writing direction.
 *
 * <p>Of an exception its kind and place are told, never its message, which may hold what was read
 * or typed; with {@link #DEBUG} the places it passed through, too.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  /** System property that {@code --debug} sets. */
  public static final String DEBUG = "rimborso.debug";

  private static final int CAUSES = 5;
  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(200);
    line.append("{\"time\":");
    quote(line, Instant.ofEpochMilli(event.getTimeStamp()).toString());
    member(line, "level", event.getLevel().toString());
    member(line, "logger", event.getLoggerName());
    member(line, "thread", event.getThreadName());
    member(line, "message", Optional.ofNullable(event.getFormattedMessage()).orElse(""));
    broken(event).ifPresent(thrown -> thrown(line, thrown));
    return line.append("}\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<IThrowableProxy> broken(ILoggingEvent event) {
    return Optional.ofNullable(event.getThrowableProxy());
  }

  private static void thrown(StringBuilder line, IThrowableProxy thrown) {
    List<String> kinds = new ArrayList<>();
    List<String> places = new ArrayList<>();
    IThrowableProxy each = thrown;
    for (int i = 0; i < CAUSES && each != null; i++) {
      StackTraceElementProxy[] trace = each.getStackTraceElementProxyArray();
      kinds.add(each.getClassName() + (trace.length == 0 ? "" : " " + trace[0]));
      for (StackTraceElementProxy place : trace) {
        places.add(place.toString());
      }
      each = each.getCause();
    }
    list(line, "broken", kinds);
    if (Boolean.getBoolean(DEBUG)) {
      list(line, "trace", places);
    }
  }

  private static void member(StringBuilder line, String name, String value) {
    line.append(",\"").append(name).append("\":");
    quote(line, value);
  }

  private static void list(StringBuilder line, String name, List<String> values) {
    line.append(",\"").append(name).append("\":[");
    for (int i = 0; i < values.size(); i++) {
      line.append(i == 0 ? "" : ",");
      quote(line, values.get(i));
    }
    line.append(']');
  }

  private static void quote(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        line.append(c);
      } else {
        line.append(String.format("\\u%04x", (int) c));
      }
    }
    line.append('"');
  }
}
