package org.rimborso.launch;

import java.time.Duration;
import org.rimborso.smart.ClientKeys;

/** When the app's own signing keys change. */
record SigningKeySettings(ClientKeys.Rotation rotation) {
  private static final Duration EVERY = Duration.ofDays(90);
  private static final Duration AHEAD = Duration.ofDays(2);
  private static final String DURATION = "a duration such as 90d";

  /** Where the site says nothing. */
  static final SigningKeySettings DEFAULT =
      new SigningKeySettings(new ClientKeys.Rotation(EVERY, AHEAD));

  /** Reads {@code signingKeys}. */
  static SigningKeySettings read(Keys keys) {
    Duration every = keys.value("rotateEvery", DURATION, Values::duration).orElse(EVERY);
    Duration ahead = keys.value("publishAhead", DURATION, Values::duration).orElse(AHEAD);
    keys.noOthers();
    if (every.compareTo(ahead) <= 0) {
      throw SettingsError.at(
          keys.path("publishAhead"), "less than rotateEvery: a key is used after it was published");
    }
    return new SigningKeySettings(new ClientKeys.Rotation(every, ahead));
  }
}
