package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/** A sweep finds what a review of the same files finds, whatever the files are like. */
class SweepTest {
  private static final long SEED = 20261129;
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Reviewer REVIEWER =
      Reviewer.of(new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS));

  @TempDir private Path folder;

  private Path input() {
    return folder.resolve("in");
  }

  static SweepSettings settings(Path input, Path results, int threads) {
    return new SweepSettings(
        input, results, Draft.TODAY, Optional.empty(), Locale.ENGLISH, "rules", threads, List.of());
  }

  /** With many lots and units for little input, as there are of much. */
  static Sweep of(SweepSettings settings, Disk disk) {
    return new Sweep(
        settings, REVIEWER::reviewAlone, SweepListener.SILENT, disk, new Grain(100_000, 60_000));
  }

  private Sweep.Done sweep(Path results, int threads) throws IOException {
    return of(settings(input(), results, threads), Disk.REAL).run();
  }

  /** What a review of all files says, in a sweep's lines. */
  private static final class Expected {
    private final List<String> findings = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final Map<String, Long> notChecked = new TreeMap<>();
    private final ChartFiles.Loaded loaded;

    Expected(Path input) throws IOException {
      loaded =
          new ChartFiles(Optional.empty(), InputStream.nullInputStream())
              .read(List.of(input.toString()), Draft.TODAY);
      for (Assembled one : loaded.charts()) {
        Review review = REVIEWER.review(one.chart());
        JsonNode json =
            JSON.readTree(new ReviewJson(Locale.ENGLISH).line(review, loaded.patient(one)));
        json.path("findings").forEach(finding -> findings.add(line(json, finding)));
        json.path("accounts").forEach(account -> accounts.add(line(json, account)));
        json.path("notChecked")
            .forEach(
                gap ->
                    notChecked.merge(
                        gap.path("rule").asText() + " " + gap.path("because").asText(),
                        1L,
                        Long::sum));
      }
    }

    private static String line(JsonNode review, JsonNode part) {
      ObjectNode line = JSON.createObjectNode();
      line.set("patient", review.path("patient"));
      line.setAll((ObjectNode) part);
      return line.toString();
    }
  }

  @Test
  void run_untidyExports_findsWhatAReviewFinds() throws IOException {
    int charts = Campaign.size(300, 10_000);
    new SweepWorld(SEED).charts(charts).write(input(), 12);
    Expected expected = new Expected(input());
    Path results = folder.resolve("out");
    Sweep.Done done = sweep(results, 2);

    assertThat(sorted(Files.readAllLines(results.resolve("findings.ndjson"))))
        .as("seed %d", SEED)
        .isEqualTo(sorted(expected.findings))
        .hasSizeGreaterThan(charts / 3);
    assertThat(sorted(Files.readAllLines(results.resolve("accounts.ndjson"))))
        .isEqualTo(sorted(expected.accounts))
        .hasSizeGreaterThan(charts);
    JsonNode summary = JSON.readTree(results.resolve("summary.json").toFile());
    Map<String, Long> notChecked = new TreeMap<>();
    summary
        .at("/notChecked/byRule")
        .properties()
        .forEach(
            rule ->
                rule.getValue()
                    .properties()
                    .forEach(
                        cause ->
                            notChecked.put(
                                rule.getKey() + " " + cause.getKey(), cause.getValue().asLong())));
    assertThat(notChecked).isEqualTo(expected.notChecked);
    assertThat(inLines(done.problems()))
        .containsExactlyInAnyOrderElementsOf(inLines(expected.loaded.problems()));
    // Of each lot the first thousand are told, and all are counted.
    List<String> decided = expected.loaded.warnings();
    assertThat(decided).containsAll(done.warnings());
    assertThat(done.warnings()).hasSizeGreaterThanOrEqualTo(Math.min(1000, decided.size()));
    if (decided.size() <= 1000) {
      assertThat(sorted(done.warnings())).isEqualTo(sorted(decided));
    }
    assertThat(summary.path("warnings").asInt()).isEqualTo(decided.size());
    assertThat(summary.path("patients").asLong())
        .isEqualTo(
            expected.loaded.charts().stream().filter(one -> one.patient().isPresent()).count());
    assertThat(results).isDirectoryNotContaining("glob:**/.sweep");
    Campaign.tell(
        "sweep-is-review",
        "%,d charts over %d files: %,d findings and %,d accounts, each as in a review"
            .formatted(charts, 12, expected.findings.size(), expected.accounts.size()));
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  /** Without columns: one reader looks at the end of a value, the other at its start. */
  private static List<Problem> inLines(List<Problem> problems) {
    return problems.stream()
        .map(one -> new Problem(one.input(), one.line(), 0, one.what()))
        .toList();
  }

  @Test
  void run_anyNumberOfThreads_writesTheSameBytes() throws IOException {
    new SweepWorld(SEED + 1).charts(60).write(input(), 7);
    List<String> first = List.of();
    for (int threads : List.of(1, 2, 4)) {
      Path results = folder.resolve("out" + threads);
      sweep(results, threads);
      List<String> now = bytes(results);
      assertThat(first.isEmpty() ? now : first).isEqualTo(now);
      first = now;
    }
  }

  static List<String> bytes(Path results) throws IOException {
    List<String> all = new ArrayList<>();
    for (String name : List.of("findings.ndjson", "accounts.ndjson", "summary.json")) {
      all.add(Files.readString(results.resolve(name)));
    }
    return all;
  }
}
