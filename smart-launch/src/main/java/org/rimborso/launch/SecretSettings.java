package org.rimborso.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.rimborso.smart.ClientKeys;

/**
 * How the app's secrets in the store are sealed, and when its own signing keys change.
 *
 * @param keyFile holds the sealing key; made at the first start, the same on every node
 */
record SecretSettings(Path keyFile, ClientKeys.Rotation rotation) {
  private static final Duration EVERY = Duration.ofDays(90);
  private static final Duration AHEAD = Duration.ofDays(2);
  private static final String DURATION = "a duration such as 90d";

  /** Reads {@code secrets}. */
  static SecretSettings read(Keys keys, Function<String, Path> path) {
    Path file =
        keys.value("keyFile", "a path", path).orElseGet(() -> path.apply("data/secrets.key"));
    Duration every = keys.value("rotateEvery", DURATION, Values::duration).orElse(EVERY);
    Duration ahead = keys.value("publishAhead", DURATION, Values::duration).orElse(AHEAD);
    keys.noOthers();
    if (every.compareTo(ahead) <= 0) {
      throw SettingsError.at(
          keys.path("publishAhead"), "less than rotateEvery: a key is used after it was published");
    }
    return new SecretSettings(file, new ClientKeys.Rotation(every, ahead));
  }
}
