package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.FakeClock;
import org.rimborso.store.SigningKeyRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** Our signing keys: the same on all nodes, published before they are used and after. */
class ClientKeysTest {
  private static final JWSAlgorithm ES384 = JWSAlgorithm.ES384;

  @TempDir private Path folder;
  private final FakeClock clock = new FakeClock();
  private Store store;
  private ClientKeys keys;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    keys = node();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private ClientKeys node() {
    return new ClientKeys(
        new SigningKeyRows(store),
        new Sealing(SmartParts.KEY, new SecureRandom()),
        SmartParts.ROTATION,
        clock);
  }

  private List<String> published() {
    try {
      return JWKSet.parse(keys.published()).getKeys().stream().map(JWK::getKeyID).toList();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void published_beforeAnybodySigns_isEmptyAndMakesNoKey() {
    assertThat(keys.published()).isEqualTo("{\"keys\":[]}");
    assertThat(new SigningKeyRows(store).of(ES384.getName())).isEmpty();
  }

  @Test
  void rotation_newKey_isPublishedBeforeItSignsAndTheOldOneAfter() {
    String first = keys.signer(ES384).getKeyID();
    assertThat(published()).containsExactly(first);
    clock.advance(Duration.ofDays(90));
    assertThat(keys.signer(ES384).getKeyID()).isEqualTo(first);
    assertThat(published()).hasSize(2).startsWith(first);
    String second = published().get(1);
    clock.advance(Duration.ofDays(2).minusSeconds(1));
    assertThat(keys.signer(ES384).getKeyID()).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(keys.signer(ES384).getKeyID()).isEqualTo(second);
    assertThat(published()).containsExactly(first, second);
    clock.advance(Duration.ofHours(1).plusSeconds(1));
    assertThat(published()).containsExactly(second);
    assertThat(keys.signer(ES384).getKeyID()).isEqualTo(second);
  }

  @Test
  void signer_manyNodesAtOnce_isTheSameKey() throws Exception {
    List<Callable<String>> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(() -> node().signer(ES384).getKeyID());
    }
    var pool = Executors.newFixedThreadPool(8);
    List<String> ids = new ArrayList<>();
    for (Future<String> each : pool.invokeAll(nodes)) {
      ids.add(each.get());
    }
    pool.shutdown();
    assertThat(ids).hasSize(8).containsOnly(keys.signer(ES384).getKeyID());
  }

  @Test
  void published_eachAlgorithm_showsNoPrivatePart() throws ParseException {
    keys.prepare();
    JWKSet set = JWKSet.parse(keys.published());
    assertThat(set.getKeys())
        .extracting(key -> key.getAlgorithm().getName())
        .containsExactly("ES384", "RS384");
    assertThat(set.containsNonPublicKeys()).isFalse();
    assertThat(new SigningKeyRows(store).of("RS384").get(0).sealed())
        .startsWith("s:")
        .doesNotContain("\"d\"");
  }
}
