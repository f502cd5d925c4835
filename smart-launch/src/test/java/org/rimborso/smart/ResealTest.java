package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.FakeClock;
import org.rimborso.store.KeyRotation;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

class ResealTest {
  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final FakeClock clock = new FakeClock();

  private Tokens tokens(Store store, SecretKey key) {
    return new Tokens(store, key, random, clock);
  }

  @Test
  void rotation_ofTheStoresKey_keepsTokensUsableAndTheFormerKeyUseless() {
    StoreSettings settings = StoreSettings.h2(folder.resolve("db"), folder.resolve("key"));
    SecretKey former;
    try (Store store = Store.open(settings)) {
      former = store.sealingKey();
      tokens(store, former)
          .keep(
              "l1",
              new Tokens.Fresh(
                  "canary", clock.instant().plusSeconds(600), Optional.of("refresh canary")),
              clock.instant().plusSeconds(900));
    }
    new KeyRotation(new Reseal(random)::all).run(settings);
    try (Store store = Store.open(settings)) {
      assertThat(store.sealingKey()).isNotEqualTo(former);
      assertThat(tokens(store, store.sealingKey()).token("l1")).contains("canary");
      assertThat(tokens(store, store.sealingKey()).held("l1").flatMap(Tokens.Held::refresh))
          .contains("refresh canary");
      assertThat(tokens(store, former).token("l1")).isEmpty();
    }
  }

  /** A sealed column that is not listed would be lost when the key is exchanged. */
  @Test
  void columns_namedSealed_areAllListed() {
    try (Store store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")))) {
      List<String> inTheStore =
          store.read(
              handle ->
                  handle
                      .createQuery(
                          "select table_name || '.' || column_name from information_schema.columns"
                              + " where table_schema = 'public' and column_name like '%sealed%'")
                      .mapTo(String.class)
                      .list());
      assertThat(Reseal.COLUMNS.stream().map(one -> one.table() + "." + one.value()))
          .containsExactlyInAnyOrderElementsOf(inTheStore);
    }
  }
}
