package org.rimborso.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A command for the app that holds the store, as the command line understood it.
 *
 * @param command its name, such as {@code audit-verify}
 * @param options by name; each value is one line
 */
record LocalRequest(String command, Map<String, String> options) {
  private static final int MOST_LINES = 50;
  private static final int LONGEST = 4096;

  LocalRequest {
    options = Map.copyOf(options);
    options.forEach((name, value) -> requireLine(name + "=" + value));
    requireLine(command);
  }

  private static void requireLine(String text) {
    if (text.isBlank()
        || text.length() > LONGEST
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new SettingsError("A value must be one line of at most " + LONGEST + " characters.");
    }
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** The name, an option a line, an empty line at the end. */
  String text() {
    StringBuilder text = new StringBuilder(command).append('\n');
    options.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.append('\n').toString();
  }

  /** What {@link #text} wrote; empty if it is something else. */
  static Optional<LocalRequest> read(BufferedReader in) throws IOException {
    String command = in.readLine();
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < MOST_LINES; i++) {
      String line = in.readLine();
      if (line == null || command == null) {
        return Optional.empty();
      }
      if (line.isEmpty()) {
        return Optional.of(new LocalRequest(command, options));
      }
      int sign = line.indexOf('=');
      if (sign < 1) {
        return Optional.empty();
      }
      options.put(line.substring(0, sign), line.substring(sign + 1));
    }
    return Optional.empty();
  }
}
