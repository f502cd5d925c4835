package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.campaign.Mutations;

/** Official files with changed bytes are read or refused with a sentence; nothing else. */
class FuzzedFilesTest {
  private static final long SEED = 20261128;
  private static final byte[] LIST =
      IcdSamples.bytes(
          IcdSamples.order(1, "Q10", 0, "All")
              + IcdSamples.order(2, "Q100", 1, "One")
              + IcdSamples.order(3, "Q101", 1, "Two"));

  @TempDir private Path folder;

  private static Map<String, byte[]> samples() {
    byte[] xml =
        IcdSamples.bytes(
            "<?xml version=\"1.0\"?><ICD10CM.tabular><version>2026</version><chapter><name>1</name>"
                + "<section id=\"Q10-Q18\"><diag><name>Q10</name><desc>All</desc></diag></section>"
                + "</chapter></ICD10CM.tabular>");
    return Map.of(
        "order_2026.txt", LIST,
        "order_2026.zip", IcdSamples.zip("order_2026.txt", LIST),
        "order_2026.txt.gz", IcdSamples.gzip(LIST),
        "tabular_2026.xml", xml,
        "prices.xlsx",
            WrittenWorkbook.of(
                "Sheet1", List.of(List.of("HCPC", "SHORT DESCRIPTION"), List.of("A0001", "One"))));
  }

  @Test
  void changedBytes_ofOfficialFiles_throwNothing() throws IOException {
    int each = Campaign.size(150, 20_000);
    int done = 0;
    for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
      Path file = folder.resolve(sample.getKey());
      for (int at = 0; at < each; at++) {
        Files.write(file, new Mutations(new Random(SEED + at)).bytes(sample.getValue()));
        try {
          Contents read = new CodeFiles().read(file, Hints.NONE);
          assertThat(read.refused()).allMatch(refused -> !refused.toString().isBlank());
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
            "%,d code files of %d formats with changed bytes: read or refused, 0 throwables",
            done,
            samples().size()));
  }
}
