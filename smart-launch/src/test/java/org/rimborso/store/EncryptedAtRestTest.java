package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people wrote and what opens an EHR stands nowhere on the disk in clear. */
class EncryptedAtRestTest extends OverStore {
  private static final String MARKER = "Zq-Marker-Synthetic-Person-7431";

  /** A process of its own, so that its folder for temporary files is looked through as well. */
  static final class Site {
    public static void main(String[] arguments) throws IOException {
      StoreSettings settings = StoreSettings.h2(Path.of(arguments[0]), Path.of(arguments[1]));
      try (Store store = Store.open(settings)) {
        write(store);
        Backup.to(store, Path.of(arguments[2])).write();
        System.out.println("written");
        System.in.read();
      }
    }

    private static void write(Store store) {
      NoteRows notes = new NoteRows(store);
      for (int i = 0; i < 300; i++) {
        notes.insert(note("n" + i, MARKER + " asked about the claim " + i));
      }
      new TokenRows(store)
          .put(
              TokenRows.Row.first(
                  "l1",
                  MARKER,
                  Instant.parse("2100-01-01T00:00:00Z"),
                  Optional.of(MARKER),
                  Instant.parse("2100-01-01T00:00:00Z")),
              Instant.EPOCH);
      store.durably(
          handle -> handle.execute("insert into web_session values ('s', 1, 2, ?)", MARKER));
      assertThatThrownBy(() -> notes.insert(note("n0", MARKER))).isInstanceOf(DuplicateRow.class);
      assertThatThrownBy(
              () ->
                  store.durably(
                      handle -> handle.execute("insert into none values ('" + MARKER + "')")))
          .isInstanceOf(StoreUnavailable.class);
      store.<Integer>read(
          handle ->
              handle
                  .createQuery("select a.body from note a, note b order by a.body desc, b.id")
                  .mapTo(String.class)
                  .list()
                  .size());
    }
  }

  @Test
  void files_whileRunningAndAfterwards_holdNothingInClear() throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Process site =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Site.class.getName(),
                settings.file().toString(),
                key.toString(),
                folder.resolve("backup.zip").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .directory(temporary.toFile())
            .start();
    assertThat(site.inputReader().lines().anyMatch("written"::equals)).isTrue();
    assertThat(filesWithMarker()).isEmpty();
    site.outputWriter().close();
    assertThat(site.waitFor()).isZero();
    assertThat(filesWithMarker()).isEmpty();
    assertThat(settings.data()).exists();
  }

  /** The look itself finds what is there. */
  @Test
  void look_atAFileInClear_findsIt() throws IOException {
    Files.writeString(folder.resolve("clear"), "x" + MARKER, StandardCharsets.UTF_16LE);
    assertThat(filesWithMarker()).hasSize(1);
  }

  private List<Path> filesWithMarker() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (Charset form :
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
          if (bytes.contains(new String(MARKER.getBytes(form), StandardCharsets.ISO_8859_1))) {
            found.add(file);
            break;
          }
        }
      }
    }
    return found;
  }
}
