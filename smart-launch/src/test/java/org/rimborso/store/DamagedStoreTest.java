package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.campaign.Campaign;

/** A store whose file is not what was written never opens as if nothing had happened. */
class DamagedStoreTest extends OverStore {
  private static final long SEED = 20261128;
  private static final int NOTES = 50;

  /** Changes one bit at a place, or cuts the file off there. */
  private static byte[] damaged(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    if (random.nextBoolean()) {
      return Arrays.copyOf(whole, at);
    }
    byte[] flipped = whole.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  @Test
  void open_afterAnyDamageToAClosedFile_refusesAndLeavesTheFile() throws IOException {
    filled(NOTES);
    byte[] whole = Files.readAllBytes(settings.data());
    byte[] seal = Files.readAllBytes(FileSeal.of(settings).file());
    Random random = new Random(SEED);
    int times = Campaign.size(10, 100);
    for (int i = 0; i < times; i++) {
      byte[] damaged = damaged(whole, random);
      StoreSettings.H2File place = place(i, damaged);
      Files.write(FileSeal.of(place).file(), seal);
      assertThatThrownBy(() -> Store.open(place))
          .as("damage %d of seed %d", i, SEED)
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("damaged and was left as it is");
      assertThat(Files.readAllBytes(place.data())).isEqualTo(damaged);
    }
    Files.write(settings.data(), whole);
    Files.write(FileSeal.of(settings).file(), seal);
    try (Store store = Store.open(settings)) {
      assertThat(noteIds(store)).hasSize(NOTES);
    }
    Campaign.tell(
        "damaged-stores",
        times
            + " stores with a flipped bit or a cut end after a clean stop: "
            + times
            + " refused with a sentence, 0 files touched, 0 opened.");
  }

  /**
   * H2 keeps hold of a file in this process that it failed to open: each has a place of its own.
   */
  private StoreSettings.H2File place(int i, byte[] data) throws IOException {
    StoreSettings.H2File place = new StoreSettings.H2File(folder.resolve("damaged-" + i), key);
    Files.write(place.data(), data);
    return place;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4096, 8192, 12_000})
  void open_aFileCutToItsBeginning_isNeverANewStore(int length) throws IOException {
    filled(1);
    byte[] cut = Arrays.copyOf(Files.readAllBytes(settings.data()), length);
    Files.write(settings.data(), cut);
    FileSeal.of(settings).remove();
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("damaged");
    assertThat(Files.readAllBytes(settings.data())).isEqualTo(cut);
  }

  @Test
  void open_anOlderFileUnderALaterSeal_isRefused() throws IOException {
    filled(1);
    byte[] older = Files.readAllBytes(settings.data());
    try (Store store = Store.open(settings)) {
      new NoteRows(store).insert(note("later", "x"));
    }
    Files.write(settings.data(), older);
    assertThatThrownBy(() -> Store.open(settings)).isInstanceOf(StoreUnavailable.class);
  }

  /** Both are whole and fit each other: only the mark knows that there was more. */
  @Test
  void open_anOlderFileUnderItsOwnSeal_isRefusedUntilSomebodyDecides() throws IOException {
    filled(1);
    Path seal = FileSeal.of(settings).file();
    byte[] older = Files.readAllBytes(settings.data());
    byte[] olderSeal = Files.readAllBytes(seal);
    try (Store store = Store.open(settings)) {
      new NoteRows(store).insert(note("later", "x"));
    }
    Files.write(settings.data(), older);
    Files.write(seal, olderSeal);
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("is older than it was");
    assertThat(Files.readAllBytes(settings.data())).isEqualTo(older);
    Files.delete(Path.of(settings.file() + ".mark"));
    try (Store store = Store.open(settings)) {
      assertThat(noteIds(store)).containsExactly("n0");
    }
  }

  @Test
  void open_withADamagedMark_saysSo() throws IOException {
    filled(1);
    Files.writeString(Path.of(settings.file() + ".mark"), "");
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("does not tell how far");
  }

  @Test
  void seal_ofAnOpenStore_isGone() {
    filled(1);
    Path seal = FileSeal.of(settings).file();
    assertThat(seal).exists();
    try (Store store = Store.open(settings)) {
      assertThat(store.answers()).isTrue();
      assertThat(seal).doesNotExist();
    }
    assertThat(seal).exists();
  }
}
