package org.rimborso.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.sweep.Problem;
import org.rimborso.sweep.Sweep;
import org.rimborso.sweep.SweepWorld;

/** A sweep on Spark finds what a sweep on one machine finds, row by row. */
class SparkSweepIT {
  private static final long SEED = 20261201;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.log.level", "ERROR")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private ClusterSweep.Done onSpark(Path input, Path output) throws IOException {
    Order order =
        new Order(
            input.toString(),
            output.toString(),
            LocalDate.parse("2026-11-23"),
            Optional.empty(),
            Locale.ENGLISH,
            Site.of(Optional.empty()),
            Results.Format.parquet,
            true,
            new Order.Grain(400_000, 150_000));
    return new ClusterSweep(spark, order).run();
  }

  /** Of files one side knows the address, the other the path. */
  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(one -> one.toString().replaceFirst("^file:/+", "/")).toList();
  }

  /** Rows with all their keys, as lines have them. */
  private static List<JsonNode> rows(Path folder) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (Row row :
        spark
            .read()
            .parquet(folder.toString())
            .select(functions.to_json(functions.struct("*"), Map.of("ignoreNullFields", "false")))
            .collectAsList()) {
      rows.add(JSON.readTree(row.getString(0)));
    }
    return rows;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  /** Lines of no patient, broken ones, a cut gzip file, the same id twice, linked records. */
  @Test
  void run_untidyExports_findsWhatOneMachineFinds() throws IOException {
    int charts = Campaign.size(120, 5_000);
    Path input = folder.resolve("in");
    Path output = folder.resolve("spark");
    Path expected = folder.resolve("one");
    new SweepWorld(SEED).charts(charts).write(input, 12);
    Sweep.Done one = OneMachine.sweep(input, expected, Optional.empty());
    ClusterSweep.Done done = onSpark(input, output);

    for (String name : List.of("findings", "accounts")) {
      assertThat(rows(output.resolve(name)))
          .as("%s of seed %d", name, SEED)
          .containsExactlyInAnyOrderElementsOf(lines(expected.resolve(name + ".ndjson")))
          .hasSizeGreaterThan(charts / 3);
    }
    for (String name : List.of("worklist", "health")) {
      assertThat(OneMachine.parts(output.resolve(name)))
          .containsExactlyInAnyOrderElementsOf(
              Files.readAllLines(expected.resolve(name + ".ndjson")));
    }
    assertThat(output.resolve("summary.json"))
        .hasSameTextualContentAs(expected.resolve("summary.json"));
    assertThat(told(done.problems())).isEqualTo(told(one.problems())).isNotEmpty();
    assertThat(done.warnings()).containsExactlyInAnyOrderElementsOf(one.warnings()).isNotEmpty();
    assertThat(Files.readAllLines(output.resolve("problems.ndjson"))).hasSameSizeAs(one.problems());
    Campaign.tell(
        "sweep-on-spark",
        "%,d untidy charts over 12 files: every row as on one machine".formatted(charts));
  }
}
