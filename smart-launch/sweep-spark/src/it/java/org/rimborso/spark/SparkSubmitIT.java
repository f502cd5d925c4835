package org.rimborso.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.sweep.SweepWorld;

/** The job as {@code spark-submit} runs it: our jars beside Spark's, which come first. */
class SparkSubmitIT {
  private static final long SEED = 20261202;
  private static final Path LIBRARIES = Path.of("target", "lib");

  private static List<String> ours;

  @TempDir private Path folder;

  @BeforeAll
  static void list() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      ours = files.map(Path::toString).sorted().toList();
    }
  }

  /** What a cluster has by itself. */
  private static String cluster() {
    Set<String> brought =
        ours.stream().map(one -> Path.of(one).getFileName().toString()).collect(Collectors.toSet());
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(one -> one.toString().endsWith(".jar"))
        .filter(one -> !one.getFileName().toString().startsWith("rimborso-"))
        .filter(one -> !brought.contains(one.getFileName().toString()))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path job() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(one -> one.getFileName().toString().matches("rimborso-sweep-spark-[\\d.]+\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private int submit(Path said, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        Stream.of(System.getProperty("rimborso.spark.options").trim().split("\\s+")).toList());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            cluster(),
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2]",
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.log.level=ERROR",
            "--conf",
            "spark.sql.shuffle.partitions=2",
            "--class",
            SweepJob.class.getName(),
            "--jars",
            String.join(",", ours),
            job().toString()));
    command.addAll(List.of(arguments));
    Process submitted =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile())
            .start();
    try {
      assertThat(submitted.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return submitted.exitValue();
    } finally {
      submitted.toHandle().destroyForcibly();
    }
  }

  @Test
  void submit_withSite_writesTheLinesOfOneMachine() throws Exception {
    Path input = folder.resolve("in");
    Path output = folder.resolve("spark");
    Path expected = folder.resolve("one");
    Path said = folder.resolve("said");
    Path config = folder.resolve("rimborso.yaml");
    Files.writeString(config, "rules:\n  diagnosis-not-billable:\n    severity: info\n");
    new SweepWorld(SEED).charts(Campaign.size(20, 2_000)).write(input, 4);
    OneMachine.sweep(input, expected, Optional.of(config));
    int exit =
        submit(
            said,
            "--input",
            input.toString(),
            "--output",
            output.toString(),
            "--as-of",
            "2026-11-23",
            "--config",
            config.toString());

    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(words).contains("cannot be read to its end", "the results are in " + output);
    assertThat(exit).as(words).isEqualTo(3);
    for (String name : List.of("findings", "accounts")) {
      assertThat(OneMachine.parts(output.resolve(name)))
          .as("seed %d", SEED)
          .containsExactlyElementsOf(Files.readAllLines(expected.resolve(name + ".ndjson")))
          .isNotEmpty();
    }
    assertThat(output.resolve("summary.json"))
        .hasSameTextualContentAs(expected.resolve("summary.json"));
  }
}
