package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Guided;
import org.rimborso.campaign.Mutations;

/** Official files with changed bytes are read or refused with a sentence; nothing else. */
class FuzzedFilesTest {
  private static final long SEED = 20261128;
  private static final Path TABLES = Path.of("src", "test", "resources", "cases", "tables");
  private static final byte[] LIST =
      IcdSamples.bytes(
          IcdSamples.order(1, "Q10", 0, "All")
              + IcdSamples.order(2, "Q100", 1, "One")
              + IcdSamples.order(3, "Q101", 1, "Two"));
  private static final Map<String, byte[]> SAMPLES = samples();

  /** What a file may be called, which tells its form too. */
  private static final List<String> NAMES = List.copyOf(SAMPLES.keySet());

  private static final Guided GUIDED =
      new Guided("guided-code-files", "code files: read or refused, 0 throwables");

  @TempDir private Path folder;

  private static Map<String, byte[]> samples() {
    byte[] xml =
        IcdSamples.bytes(
            "<?xml version=\"1.0\"?><ICD10CM.tabular><version>2026</version><chapter><name>1</name>"
                + "<section id=\"Q10-Q18\"><diag><name>Q10</name><desc>All</desc></diag></section>"
                + "</chapter></ICD10CM.tabular>");
    Map<String, byte[]> samples =
        new TreeMap<>(
            Map.of(
                "order_2026.txt", LIST,
                "order_2026.zip", IcdSamples.zip("order_2026.txt", LIST),
                "order_2026.txt.gz", IcdSamples.gzip(LIST),
                "tabular_2026.xml", xml,
                "prices.xlsx",
                    WrittenWorkbook.of(
                        "Sheet1",
                        List.of(List.of("HCPC", "SHORT DESCRIPTION"), List.of("A0001", "One")))));
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(TABLES)) {
      for (Path table : tables) {
        samples.put(table.getFileName().toString(), Files.readAllBytes(table));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return samples;
  }

  /** A file as a fuzzer's input: the place of its name, then its bytes. */
  static Stream<byte[]> good() {
    return IntStream.range(0, NAMES.size())
        .mapToObj(
            at -> {
              byte[] sample = Objects.requireNonNull(SAMPLES.get(NAMES.get(at)));
              return ByteBuffer.allocate(1 + sample.length).put((byte) at).put(sample).array();
            });
  }

  @AfterAll
  static void tell() {
    GUIDED.tell();
  }

  @MethodSource("good")
  @FuzzTest
  void anyBytes_guidedByCoverage_throwNothing(byte[] file) {
    if (file.length > 0) {
      String name = NAMES.get(Math.floorMod(file[0], NAMES.size()));
      GUIDED.input(() -> readOrRefused(name, Arrays.copyOfRange(file, 1, file.length)));
    }
  }

  @Test
  void changedBytes_ofOfficialFiles_throwNothing() {
    int each = Campaign.size(40, 4_200);
    int done = 0;
    for (Map.Entry<String, byte[]> sample : SAMPLES.entrySet()) {
      for (int at = 0; at < each; at++) {
        try {
          readOrRefused(
              sample.getKey(), new Mutations(new Random(SEED + at)).bytes(sample.getValue()));
        } catch (RuntimeException | StackOverflowError broken) {
          throw new AssertionError(sample.getKey() + ", seed " + (SEED + at), broken);
        }
        done++;
      }
    }
    Campaign.tell(
        "fuzzed-code-files",
        String.format(
            Locale.ROOT,
            "%,d code files of %d kinds with changed bytes: read or refused, 0 throwables",
            done,
            SAMPLES.size()));
  }

  private void readOrRefused(String name, byte[] bytes) {
    try {
      Path file = Files.write(folder.resolve(name), bytes);
      Contents read = new CodeFiles().read(file, Hints.NONE);
      assertThat(read.refused()).allMatch(refused -> !refused.toString().isBlank());
    } catch (IOException undiscussed) {
      throw new UncheckedIOException(undiscussed);
    }
  }
}
