package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Mutations;

/** A configuration with changed bytes is taken or refused with a sentence; nothing else. */
class FuzzedSettingsTest {
  private static final long SEED = 20261128;

  @TempDir private Path folder;

  @Test
  void changedBytes_ofTheExample_areTakenOrRefused() throws IOException {
    byte[] good;
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      good = in.readAllBytes();
    }
    Path file = folder.resolve("rimborso.yaml");
    int size = Campaign.size(300, 20_000);
    int refused = 0;
    for (int at = 0; at < size; at++) {
      Files.write(file, new Mutations(new Random(SEED + at)).bytes(good));
      try {
        assertThat(SettingsFile.read(file, Map.of())).isNotNull();
      } catch (SettingsError said) {
        assertThat(said).hasMessageNotContaining("Exception");
        refused++;
      } catch (RuntimeException | StackOverflowError broken) {
        throw new AssertionError("seed " + (SEED + at), broken);
      }
    }
    assertThat(refused).isPositive();
    Campaign.tell(
        "fuzzed-settings",
        String.format(
            Locale.ROOT,
            "%,d configurations with changed bytes: %,d refused with a sentence, 0 other"
                + " throwables",
            size,
            refused));
  }
}
