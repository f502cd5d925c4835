package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read of an input is named by file; the rest is swept, and whole. */
class UnreadableInputTest {
  @TempDir private Path folder;
  private Path input;
  private Path results;

  @BeforeEach
  void write() throws IOException {
    input = Files.createDirectory(folder.resolve("in"));
    results = folder.resolve("out");
    Files.writeString(input.resolve("a.ndjson"), claims("a", 40));
  }

  private static String claims(String name, int many) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < many; i++) {
      lines.append(
          """
          {"resourceType":"Claim","id":"%s%d","status":"active","use":"claim","patient":{"reference":"Patient/%s%d"},"created":"2026-11-01"}
          """
              .formatted(name, i, name, i));
    }
    return lines.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Sweep.Done sweep() throws IOException {
    return sweep(SweepListener.SILENT);
  }

  private Sweep.Done sweep(SweepListener listener) throws IOException {
    return new Sweep(
            SweepTest.settings(input, results, 1),
            SweepTest.REVIEWER::reviewAlone,
            listener,
            Disk.REAL,
            new Grain(1_000, 1_000_000))
        .run();
  }

  /** One problem, of this file; and the results of the other one are there, and nothing else. */
  private void named(Sweep.Done done, Path file, String what) throws IOException {
    assertThat(done.problems())
        .extracting(Problem::toString)
        .singleElement()
        .asString()
        .startsWith(file.toString())
        .contains(what);
    assertThat(done.isWhole()).isFalse();
    assertThat(Files.readAllLines(results.resolve("accounts.ndjson")))
        .filteredOn(line -> line.startsWith("{\"patient\":\"Patient/a"))
        .hasSize(40);
    assertThat(Files.readString(results.resolve("summary.json"))).contains("\"problems\" : 1");
    assertThat(results.resolve(".sweep")).doesNotExist();
  }

  @Test
  void run_linkThatLeadsNowhere_isNamed() throws IOException {
    Path link = Files.createSymbolicLink(input.resolve("b.ndjson"), folder.resolve("gone"));
    named(sweep(), link, "cannot be opened");
  }

  @Test
  void run_linkToAFolder_isNamedAndOneToAFileIsRead() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path more = Files.writeString(elsewhere.resolve("more.ndjson"), claims("m", 3));
    Files.createSymbolicLink(input.resolve("m.ndjson"), more);
    Path link = Files.createSymbolicLink(input.resolve("later"), elsewhere);
    named(sweep(), link, "is a link to a folder");
    assertThat(Files.readAllLines(results.resolve("accounts.ndjson"))).hasSize(43);
  }

  @Test
  void run_folderNamedAsAFile_isAFolder() throws IOException {
    Path odd = Files.createDirectory(input.resolve("x.ndjson"));
    Files.writeString(odd.resolve("b.ndjson"), claims("b", 2));
    assertThat(sweep().problems()).isEmpty();
    assertThat(Files.readAllLines(results.resolve("accounts.ndjson"))).hasSize(42);
  }

  @Test
  void run_fileThatVanishes_isNamed() throws IOException {
    Path late = Files.writeString(input.resolve("b.ndjson"), claims("b", 40));
    SweepListener listener =
        new SweepListener() {
          @Override
          public void reached(Stage stage, long done, long all) {
            try {
              Files.deleteIfExists(late);
            } catch (IOException impossible) {
              throw new IllegalStateException(impossible);
            }
          }

          @Override
          public void says(String sentence) {}
        };
    Sweep.Done done = sweep(listener);
    assertThat(done.problems())
        .isNotEmpty()
        .allSatisfy(
            one ->
                assertThat(one.toString())
                    .startsWith(late.toString())
                    .contains("cannot be read to its end"));
    assertThat(Files.readAllLines(results.resolve("accounts.ndjson"))).hasSize(40);
  }

  @Test
  void run_halfAGzip_isNamedAndWhatCameIsSwept() throws IOException {
    byte[] whole = gzip(claims("z", 2000));
    Path half = Files.write(input.resolve("b.ndjson.gz"), Arrays.copyOf(whole, whole.length / 2));
    named(sweep(), half, "cannot be read to its end");
    List<String> came =
        Files.readAllLines(results.resolve("accounts.ndjson")).stream()
            .filter(line -> line.startsWith("{\"patient\":\"Patient/z"))
            .toList();
    assertThat(came).hasSizeBetween(100, 1900);
  }

  @Test
  void run_gzipOfNothingButItsHead_isNamed() throws IOException {
    Path head = Files.write(input.resolve("b.ndjson.gz"), Arrays.copyOf(gzip("x"), 6));
    named(sweep(), head, "cannot be read to its end");
  }

  /** A user who may read everything, such as root, reads it. */
  private void namedUnlessReadable(Path secret, String what) throws IOException {
    if (Files.isReadable(secret)) {
      assertThat(sweep().problems()).isEmpty();
    } else {
      named(sweep(), secret, what);
    }
  }

  @Test
  void run_fileThatOneMayNotRead_isNamed() throws IOException {
    Path secret = Files.writeString(input.resolve("b.ndjson"), claims("b", 1));
    Files.setPosixFilePermissions(secret, Set.of());
    namedUnlessReadable(secret, "cannot be read to its end");
  }

  @Test
  void run_folderThatOneMayNotRead_isNamed() throws IOException {
    Path secret = Files.createDirectory(input.resolve("secret"));
    Files.setPosixFilePermissions(secret, Set.of());
    try {
      namedUnlessReadable(secret, "cannot be opened");
    } finally {
      Files.setPosixFilePermissions(secret, Set.of(PosixFilePermission.values()));
    }
  }
}
