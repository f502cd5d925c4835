package org.rimborso.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.sweep.Problem;
import org.rimborso.sweep.Sweep;
import org.rimborso.sweep.SweepListener;
import org.rimborso.sweep.SweepSettings;
import org.rimborso.sweep.SweepWorld;

/** A sweep on Spark finds what a sweep on one machine finds, row by row and in its order. */
class SparkSweepIT {
  private static final long SEED = 20261201;
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private Path input() {
    return folder.resolve("in");
  }

  private static Site site() {
    return Site.of(Optional.empty());
  }

  private ClusterSweep.Done onSpark(String to, Results.Format format) throws IOException {
    return new ClusterSweep(
            spark,
            new Order(
                input().toString(),
                folder.resolve(to).toString(),
                TODAY,
                Optional.empty(),
                Locale.ENGLISH,
                site(),
                format,
                true,
                new Order.Grain(100_000, 60_000)))
        .run();
  }

  private Sweep.Done onOneMachine() throws IOException {
    Site site = site();
    return new Sweep(
            new SweepSettings(
                input(),
                folder.resolve("one"),
                TODAY,
                Optional.empty(),
                Locale.ENGLISH,
                "rules",
                2,
                site.reviews().sides()),
            site.reviews()::review,
            SweepListener.SILENT)
        .run();
  }

  private List<String> one(String name) throws IOException {
    return Files.readAllLines(folder.resolve("one").resolve(name));
  }

  /** All parts, in their order. */
  private List<String> parts(String name) throws IOException {
    List<Path> parts;
    try (Stream<Path> all = Files.list(folder.resolve("spark").resolve(name))) {
      parts = all.filter(one -> one.getFileName().toString().startsWith("part-")).sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path part : parts) {
      lines.addAll(Files.readAllLines(part));
    }
    return lines;
  }

  /** As both spell them: of files the address on one side, the path on the other. */
  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(one -> one.toString().replaceFirst("^file:/+", "/")).toList();
  }

  @Test
  void run_untidyExports_findsWhatOneMachineFinds() throws IOException {
    new SweepWorld(SEED).charts(120).write(input(), 12);
    Sweep.Done one = onOneMachine();
    ClusterSweep.Done spark = onSpark("spark", Results.Format.ndjson);

    assertThat(parts("findings"))
        .as("seed %d", SEED)
        .containsExactlyInAnyOrderElementsOf(one("findings.ndjson"))
        .hasSizeGreaterThan(60);
    assertThat(parts("accounts")).containsExactlyInAnyOrderElementsOf(one("accounts.ndjson"));
    assertThat(parts("worklist")).containsExactlyInAnyOrderElementsOf(one("worklist.ndjson"));
    assertThat(parts("health")).containsExactlyInAnyOrderElementsOf(one("health.ndjson"));
    assertThat(Files.readString(folder.resolve("spark").resolve("summary.json")))
        .isEqualTo(Files.readString(folder.resolve("one").resolve("summary.json")));
    assertThat(told(spark.problems())).isEqualTo(told(one.problems()));
    assertThat(spark.warnings()).containsExactlyInAnyOrderElementsOf(one.warnings());
  }

  @Test
  void run_parquet_hasEveryKeyOfTheLines() throws IOException {
    new SweepWorld(SEED + 1).charts(30).write(input(), 5);
    onOneMachine();
    onSpark("spark", Results.Format.parquet);
    for (String name : List.of("findings", "accounts")) {
      List<JsonNode> rows = new ArrayList<>();
      for (Row row :
          spark
              .read()
              .parquet(folder.resolve("spark").resolve(name).toString())
              .select(functions.to_json(functions.struct("*"), Map.of("ignoreNullFields", "false")))
              .collectAsList()) {
        rows.add(JSON.readTree(row.getString(0)));
      }
      List<JsonNode> lines = new ArrayList<>();
      for (String line : one(name + ".ndjson")) {
        lines.add(JSON.readTree(line));
      }
      assertThat(rows).containsExactlyInAnyOrderElementsOf(lines).isNotEmpty();
    }
  }
}
