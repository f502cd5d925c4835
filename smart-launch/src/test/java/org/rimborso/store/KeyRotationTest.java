package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A key is exchanged in a process of its own, which is stopped dead at each of its steps in turn.
 */
class KeyRotationTest extends OverStore {
  private static final int KILLED = 137;

  /** Exchanges the key, and stops dead at a step: arguments are the store, the key and the step. */
  static final class Victim {
    public static void main(String[] arguments) {
      int deadline = Integer.parseInt(arguments[2]);
      AtomicInteger step = new AtomicInteger();
      new KeyRotation(
              (handle, before, after) -> {},
              sentence -> {
                if (step.getAndIncrement() == deadline) {
                  Runtime.getRuntime().halt(KILLED);
                }
              })
          .run(StoreSettings.h2(Path.of(arguments[0]), Path.of(arguments[1])));
    }
  }

  private int run(int deadline) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            settings.file().toString(),
            key.toString(),
            String.valueOf(deadline))
        .inheritIO()
        .start()
        .waitFor();
  }

  @Test
  void run_killedAtAnyStep_opensWithOneOfTheTwoKeys() throws Exception {
    filled(3);
    int deadline = 0;
    while (run(deadline) == KILLED) {
      try (Store store = Store.open(settings)) {
        assertThat(noteIds(store)).as("killed at step %d", deadline).hasSize(3);
      }
      deadline++;
    }
    assertThat(deadline).as("steps").isGreaterThanOrEqualTo(8);
  }

  @Test
  void run_toItsEnd_encryptsAnewAndTheFormerKeyOpensNothing() throws IOException {
    filled(1);
    String before = Files.readString(key);
    byte[] data = Files.readAllBytes(settings.data());
    Path former = new KeyRotation((handle, one, other) -> {}).run(settings);
    assertThat(Files.readString(former)).isEqualTo(before);
    assertThat(Files.readString(key)).isNotEqualTo(before);
    assertThat(Files.readAllBytes(settings.data())).isNotEqualTo(data);
    assertThatThrownBy(() -> Store.open(new StoreSettings.H2File(settings.file(), former)))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("does not open with the given key");
    try (Store store = Store.open(settings)) {
      assertThat(noteIds(store)).containsExactly("n0");
    }
  }

  @Test
  void run_whileTheStoreIsOpen_refuses() {
    try (Store store = Store.open(settings)) {
      assertThatThrownBy(() -> new KeyRotation((handle, one, other) -> {}).run(settings))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("stop it first");
      assertThat(store.answers()).isTrue();
    }
  }
}
