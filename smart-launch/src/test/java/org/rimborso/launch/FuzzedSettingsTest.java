package org.rimborso.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Guided;
import org.rimborso.campaign.Mutations;

/** A configuration with changed bytes is taken or refused with a sentence; nothing else. */
class FuzzedSettingsTest {
  private static final long SEED = 20261128;
  private static final Guided GUIDED =
      new Guided(
          "guided-settings",
          "configurations: taken or refused with a sentence, 0 other throwables");

  @TempDir private Path folder;

  /** The example as it is shipped, and with all that it only mentions. */
  static Stream<byte[]> good() throws IOException {
    String example = new String(example(), UTF_8);
    return Stream.of(example, example.replaceAll("(?m)^(\\s*)# ?([A-Za-z-].*:)", "$1$2"))
        .map(text -> text.getBytes(UTF_8));
  }

  private static byte[] example() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      return in.readAllBytes();
    }
  }

  @AfterAll
  static void tell() {
    GUIDED.tell();
  }

  @MethodSource("good")
  @FuzzTest
  void anyBytes_guidedByCoverage_areTakenOrRefused(byte[] configuration) {
    GUIDED.input(() -> isRefused(configuration));
  }

  @Test
  void changedBytes_ofTheExample_areTakenOrRefused() throws IOException {
    byte[] good = example();
    int size = Campaign.size(300, 20_000);
    int refused = 0;
    for (int at = 0; at < size; at++) {
      try {
        refused += isRefused(new Mutations(new Random(SEED + at)).bytes(good)) ? 1 : 0;
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

  private boolean isRefused(byte[] configuration) {
    try {
      Path file = Files.write(folder.resolve("rimborso.yaml"), configuration);
      assertThat(SettingsFile.read(file, Map.of())).isNotNull();
      return false;
    } catch (SettingsError said) {
      assertThat(said).hasMessageNotContaining("Exception");
      return true;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
