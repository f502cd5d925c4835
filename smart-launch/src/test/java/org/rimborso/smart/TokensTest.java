package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.FakeClock;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.TokenRows;

class TokensTest {
  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private StoreSettings settings;

  @BeforeEach
  void settings() {
    settings = StoreSettings.h2(folder.resolve("db"), folder.resolve("key"));
  }

  private Tokens tokens(Store store, SecretKey key) {
    return new Tokens(store, key, new SecureRandom(), clock);
  }

  private Tokens.Fresh fresh(String access) {
    return new Tokens.Fresh(access, clock.instant().plusSeconds(60), Optional.empty());
  }

  @Test
  void token_afterRestart_isKnown() {
    try (Store store = Store.open(settings)) {
      tokens(store, KEY).keep("l1", fresh("canary"), clock.instant());
    }
    try (Store store = Store.open(settings)) {
      assertThat(tokens(store, KEY).token("l1")).contains("canary");
      assertThat(tokens(store, KEY).token("l2")).isEmpty();
    }
  }

  @Test
  void token_atItsEnd_isNotGivenAndLaterDropped() {
    try (Store store = Store.open(settings)) {
      Tokens tokens = tokens(store, KEY);
      tokens.keep("l1", fresh("canary"), clock.instant());
      clock.advance(Duration.ofSeconds(55));
      assertThat(tokens.token("l1")).isEmpty();
      clock.advance(Duration.ofSeconds(10));
      tokens.keep("l2", fresh("next"), clock.instant());
      assertThat(new TokenRows(store).find("l1")).isEmpty();
    }
  }

  @Test
  void keep_twice_replaces() {
    try (Store store = Store.open(settings)) {
      Tokens tokens = tokens(store, KEY);
      tokens.keep("l1", fresh("old"), clock.instant());
      tokens.keep("l1", fresh("new"), clock.instant());
      assertThat(tokens.token("l1")).contains("new");
      tokens.forget("l1");
      assertThat(tokens.token("l1")).isEmpty();
    }
  }

  @Test
  void rows_withKey_showNoTokenAndOpenNowhereElse() {
    try (Store store = Store.open(settings)) {
      tokens(store, KEY).keep("l1", fresh("canary"), clock.instant());
      TokenRows rows = new TokenRows(store);
      TokenRows.Row row = rows.find("l1").orElseThrow();
      assertThat(row.sealed()).doesNotContain("canary");
      assertThat(row.toString()).doesNotContain(row.sealed());
      rows.put(
          TokenRows.Row.first("l2", row.sealed(), row.expires(), Optional.empty(), row.kept()),
          clock.instant());
      assertThat(tokens(store, KEY).token("l2")).isEmpty();
      SecretKey other = new SecretKeySpec(new byte[16], "AES");
      assertThat(tokens(store, other).token("l1")).isEmpty();
    }
  }

  @Test
  void rows_withoutSeal_areNotTaken() {
    try (Store store = Store.open(settings)) {
      for (String planted : List.of("planted", "o:planted", "s:planted")) {
        new TokenRows(store)
            .put(
                TokenRows.Row.first(
                    "l1",
                    planted,
                    clock.instant().plusSeconds(60),
                    Optional.empty(),
                    clock.instant().plusSeconds(60)),
                clock.instant());
        assertThat(tokens(store, KEY).token("l1")).as(planted).isEmpty();
      }
    }
  }
}
