package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest extends OverStore {
  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void open_withAKeyThatOthersMayUse_refusesAndSaysHowToMend(String permissions)
      throws IOException {
    filled(0);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("(" + permissions + ")")
        .hasMessageContaining("chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------"})
  void open_withAKeyOfItsOwner_isFine(String permissions) throws IOException {
    filled(1);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
    try (Store store = Store.open(settings)) {
      assertThat(noteIds(store)).containsExactly("n0");
    }
  }

  @Test
  void open_whereOnlyTheKeyIsLeft_neverBeginsAnew() throws IOException {
    filled(1);
    Files.delete(settings.data());
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("are gone")
        .hasMessageContaining("store restore");
    assertThat(settings.data()).doesNotExist();
  }

  @Test
  void open_thatFailsAtTheFirstStart_leavesNoKeyBehind() {
    Path tooLong = folder.resolve("data/" + "z".repeat(300));
    StoreSettings.H2File nowhere = new StoreSettings.H2File(tooLong, key);
    assertThatThrownBy(() -> Store.open(nowhere)).isInstanceOf(StoreUnavailable.class);
    assertThat(key).doesNotExist();
  }

  @Test
  void key_asText_tellsNothingOfItself() {
    StoreKey one = StoreKey.fresh();
    assertThat(one.toString()).doesNotContain(one.hex());
    assertThat(one.hex()).doesNotContain(one.id());
    assertThat(one.id()).isNotEqualTo(StoreKey.fresh().id());
  }
}
