package org.rimborso.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.review.Review;
import org.rimborso.sweep.ChartFiles;

/**
 * Every chart of the corpus, read and reviewed as charts are. The seeds make the figures exact:
 * whoever changes a rule sees what that does to its recall and precision.
 */
class QualityTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path REPORT = Path.of("target", "corpus");
  private static final int LEAST_CHARTS = 5_000;
  private static final int LEAST_PLANTS = 50;

  @TempDir Path folder;

  @Test
  void rules_onTheCorpus_doAsWellAsIsWrittenDown() throws IOException {
    List<String> rules =
        resource("/rules/rule-ids.txt").lines().filter(id -> !id.startsWith("account-")).toList();
    List<Supplier<Specimen>> charts = Corpus.of(new TreeSet<>(rules));
    Worlds worlds = new Worlds(folder);
    Tally tally = new Tally();
    charts.parallelStream().forEach(chart -> measure(worlds, chart.get(), tally));
    String table = QualityTable.of(tally, rules, charts.size());
    Path written = write("quality.md", table);
    write("faults.txt", String.join("\n", tally.faults()));

    assertThat(tally.faults()).noneMatch(fault -> fault.startsWith("failed"));
    assertThat(tally.faults())
        .as("clean charts have no error")
        .noneMatch(fault -> fault.startsWith("alarm (ERROR)"));
    assertThat(charts).hasSizeGreaterThanOrEqualTo(LEAST_CHARTS);
    assertThat(rules).allMatch(rule -> tally.of(rule).planted >= LEAST_PLANTS);
    assertThat(table)
        .as(
            "differs from src/test/resources/corpus/quality.md; the new table is %s",
            written.toAbsolutePath())
        .isEqualTo(resource("/corpus/quality.md"));
  }

  private static void measure(Worlds worlds, Specimen specimen, Tally tally) {
    tally.add(specimen, review(worlds, specimen));
  }

  private static Review review(Worlds worlds, Specimen specimen) {
    ChartFiles.Loaded loaded =
        new ChartFiles(Optional.of(ZoneOffset.UTC), new ByteArrayInputStream(bytes(specimen)))
            .read(List.of("-"), Draft.TODAY);
    assertThat(loaded.problems()).as(specimen.name()).isEmpty();
    assertThat(loaded.charts()).as(specimen.name()).hasSize(1);
    return worlds.reviewer(specimen.world()).review(loaded.charts().get(0).chart());
  }

  private static byte[] bytes(Specimen specimen) {
    try {
      return JSON.writeValueAsBytes(specimen.bundle());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Path write(String name, String text) throws IOException {
    Files.createDirectories(REPORT);
    return Files.writeString(REPORT.resolve(name), text);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = QualityTest.class.getResourceAsStream(name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
