package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final String MARKER = "Marker-Synthetic-Person";

  @TempDir private Path folder;
  private Path key;
  private StoreSettings settings;

  @BeforeEach
  void place() {
    key = folder.resolve("keys/store.key");
    settings = StoreSettings.h2(folder.resolve("data/rimborso"), key);
  }

  private static int insert(Store store, String id) {
    return store.durably(
        handle -> handle.execute("insert into web_session values (?, 1, 2, ?)", id, MARKER));
  }

  private static long count(Store store) {
    return store.read(
        handle -> handle.createQuery("select count(*) from web_session").mapTo(Long.class).one());
  }

  @Test
  void open_again_findsWhatWasWritten() {
    try (Store store = Store.open(settings)) {
      insert(store, "a");
    }
    try (Store store = Store.open(settings)) {
      assertThat(count(store)).isEqualTo(1);
      String attributes =
          store.read(
              handle ->
                  handle
                      .createQuery("select attributes from web_session")
                      .map(row -> row.getColumn("attributes", String.class))
                      .one());
      assertThat(attributes).isEqualTo(MARKER);
    }
  }

  @Test
  void keyFile_new_isReadableByItsOwnerOnly() throws IOException {
    Store.open(settings).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void open_missingKey_refusesAndSaysWhatThatMeans() throws IOException {
    Store.open(settings).close();
    Files.delete(key);
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("is missing but the store")
        .hasMessageContaining("from a backup");
    assertThat(key).doesNotExist();
  }

  @Test
  void open_wrongKey_refuses() throws IOException {
    Store.open(settings).close();
    Files.writeString(key, "0".repeat(64));
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("does not open with the given key");
  }

  @Test
  void open_rubbishKey_refuses() throws IOException {
    Store.open(settings).close();
    Files.writeString(key, "short");
    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("64 hexadecimal digits");
  }

  @Test
  void open_fileOverwritten_refusesAndKeepsIt() throws IOException {
    Store.open(settings).close();
    Path file = folder.resolve("data/rimborso.mv.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, (byte) 7);
    Files.write(file, bytes);
    assertThatThrownBy(() -> Store.open(settings)).isInstanceOf(StoreUnavailable.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void files_withContent_holdNothingInClear() throws IOException {
    try (Store store = Store.open(settings)) {
      insert(store, "a");
      try (Stream<Path> files = Files.list(folder.resolve("data"))) {
        for (Path file : files.toList()) {
          String content = Files.readString(file, StandardCharsets.ISO_8859_1);
          assertThat(content).doesNotContain(MARKER);
        }
      }
    }
  }

  @Test
  void durably_workThrows_nothingStays() {
    try (Store store = Store.open(settings)) {
      assertThatThrownBy(
              () ->
                  store.durably(
                      handle -> {
                        handle.execute("insert into web_session values ('a', 1, 2, '{}')");
                        throw new IllegalStateException("stop");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(count(store)).isZero();
    }
  }

  @Test
  void durably_sameKeyTwice_isADuplicateRow() {
    try (Store store = Store.open(settings)) {
      insert(store, "a");
      assertThatThrownBy(() -> insert(store, "a")).isInstanceOf(DuplicateRow.class);
    }
  }

  @Test
  void broken_statement_messageHoldsNeitherSqlNorValues() {
    try (Store store = Store.open(settings)) {
      assertThatThrownBy(
              () ->
                  store.durably(
                      handle -> handle.execute("insert into no_such_table values (?)", MARKER)))
          .isInstanceOf(StoreUnavailable.class)
          .hasNoCause()
          .hasMessageNotContainingAny(MARKER, "no_such_table", "insert");
    }
  }

  /** Connections that are at work when the store closes must not keep its file. */
  @Test
  void open_rightAfterACloseUnderLoad_findsTheFileFreeAndSealed() throws Exception {
    for (int i = 0; i < 10; i++) {
      ExecutorService users = Executors.newFixedThreadPool(4);
      CountDownLatch working = new CountDownLatch(4);
      try (Store store = Store.open(settings)) {
        for (int user = 0; user < 4; user++) {
          users.execute(() -> work(store, working));
        }
        working.await();
      }
      assertThat(folder.resolve("data/rimborso.seal")).as("close %d", i).exists();
      users.shutdownNow();
    }
    Store.open(settings).close();
  }

  /** As when a delivery is cut short at a stop. */
  @Test
  void durably_onAnInterruptedThread_isDoneAndHarmsNobody() {
    try (Store store = Store.open(settings)) {
      Thread.currentThread().interrupt();
      assertThat(insert(store, "a")).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(count(store)).isEqualTo(1);
      assertThat(insert(store, "b")).isEqualTo(1);
    }
  }

  /** Goes on until the store is closed under it. */
  private static void work(Store store, CountDownLatch working) {
    try {
      while (true) {
        store.durably(handle -> handle.execute("update audit_head set seq = seq"));
        working.countDown();
      }
    } catch (StoreUnavailable closed) {
      working.countDown();
    }
  }

  @Test
  void answers_closedStore_isFalse() {
    Store store = Store.open(settings);
    assertThat(store.answers()).isTrue();
    store.close();
    assertThat(store.answers()).isFalse();
  }
}
