package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;

class BackupTest extends OverStore {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 28, 9, 30);

  private Path zip() {
    return folder.resolve("backups/b.zip");
  }

  /** Notes are saved one after the other while the copy is made: it holds a beginning of them. */
  @Test
  void backup_underLoad_isRestoredWithEveryNoteSavedBefore() throws Exception {
    int before = Campaign.size(50, 2_000);
    filled(before);
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch under = new CountDownLatch(5);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try (Store store = Store.open(settings)) {
      Future<Integer> load =
          writer.submit(
              () -> {
                NoteRows rows = new NoteRows(store);
                int i = before;
                while (!done.get()) {
                  rows.insert(note("n" + i++, "under load"));
                  under.countDown();
                }
                return i;
              });
      under.await();
      Backup.to(store, zip()).write();
      done.set(true);
      assertThat(load.get()).isGreaterThan(before);
    } finally {
      writer.shutdownNow();
    }
    Files.delete(settings.data());
    long started = System.nanoTime();
    assertThat(new Restore(settings).from(zip(), false, NOW)).isEmpty();
    try (Store store = Store.open(settings)) {
      Duration taken = Duration.ofNanos(System.nanoTime() - started);
      List<String> ids = noteIds(store);
      assertThat(ids).hasSizeGreaterThanOrEqualTo(before + 5);
      assertThat(ids)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, ids.size()).mapToObj(i -> "n" + i).toList());
      assertThat(new NoteRows(store).due(0, 10)).hasSize(10);
      new NoteRows(store).insert(note("after", "goes on"));
      Campaign.tell(
          "restore-drill",
          "A store of "
              + ids.size()
              + " notes, backed up under load and destroyed, was back and open after "
              + taken.toMillis()
              + " ms with every note.");
    }
  }

  @Test
  void backup_ofAStore_showsNothingAndIsItsOwnersOnly() throws IOException {
    try (Store store = Store.open(settings)) {
      new NoteRows(store).insert(note("n", "Marker-Synthetic-Person"));
      Backup.to(store, zip()).write();
      assertThatThrownBy(() -> Backup.to(store, zip()).write())
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("already");
    }
    try (var out = new java.io.ByteArrayOutputStream()) {
      Backup.unpack(zip(), out);
      assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("Marker-Synthetic");
    }
    assertThat(Files.getPosixFilePermissions(zip())).hasSize(2);
  }

  @Test
  void restore_overAStore_needsToBeToldAndKeepsTheFormer() throws IOException {
    filled(1);
    try (Store store = Store.open(settings)) {
      Backup.to(store, zip()).write();
      new NoteRows(store).insert(note("later", "x"));
      assertThatThrownBy(() -> new Restore(settings).from(zip(), true, NOW))
          .hasMessageContaining("stop it first");
    }
    assertThatThrownBy(() -> new Restore(settings).from(zip(), false, NOW))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("--replace");
    byte[] before = Files.readAllBytes(settings.data());
    Path former = new Restore(settings).from(zip(), true, NOW).orElseThrow();
    assertThat(Files.readAllBytes(former)).isEqualTo(before);
    try (Store store = Store.open(settings)) {
      assertThat(noteIds(store)).containsExactly("n0");
    }
  }

  @Test
  void restore_ofAnythingElse_changesNothing() throws IOException {
    filled(1);
    byte[] before = Files.readAllBytes(settings.data());
    Path rubbish = Files.writeString(folder.resolve("rubbish.zip"), "no zip at all");
    assertThatThrownBy(() -> new Restore(settings).from(rubbish, true, NOW))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("no backup");
    try (Store store = Store.open(settings)) {
      Backup.to(store, zip()).write();
    }
    byte[] closed = Files.readAllBytes(settings.data());
    Files.writeString(key, "1".repeat(64));
    assertThatThrownBy(() -> new Restore(settings).from(zip(), true, NOW))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("does not open with the key");
    assertThat(Files.readAllBytes(settings.data())).isEqualTo(closed).isNotEqualTo(before);
  }
}
