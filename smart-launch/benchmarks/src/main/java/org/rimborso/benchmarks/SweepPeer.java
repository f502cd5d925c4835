package org.rimborso.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who answers the five checks, each by a command of its own. */
enum SweepPeer {
  /** All rules and accounts, as people start it. */
  OURS {
    /** Builds it if it is older than its sources. */
    @Override
    void prepare(Path work) throws IOException, InterruptedException {
      ColdRun.of(new Started(List.of(command(), "--version"), Map.of()));
    }

    @Override
    Started started(Path folder, Path work) {
      return new Started(
          List.of(
              command(),
              "sweep",
              folder.toString(),
              "--out",
              out(work).toString(),
              "--as-of",
              DAY,
              "--threads",
              THREADS),
          Map.of("RIMBORSO_JAVA_OPTS", "-Xmx512m"));
    }

    @Override
    Map<SweepCheck, Long> answers(ColdRun run, Path work) throws IOException {
      return SweepCheck.found(out(work).resolve("summary.json"));
    }

    private String command() {
      return Places.APP.resolve("bin").resolve("rimborso").toString();
    }
  },

  /** DuckDB; the JVM around it is as small as it can be and has its library unpacked beside it. */
  DUCKDB {
    @Override
    void prepare(Path work) throws IOException {
      DuckdbDriver.unpack(driver(work));
    }

    @Override
    Started started(Path folder, Path work) {
      return java(
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx64m",
              "-Djava.library.path=" + driver(work)),
          Places.own() + ":" + driver(work),
          DuckdbPeer.class.getName(),
          folder);
    }

    private Path driver(Path work) {
      return work.resolve("duckdb");
    }
  },

  HAPI {
    @Override
    Started started(Path folder, Path work) {
      return java(
          List.of("-XX:+UseParallelGC", "-Xmx1g"),
          System.getProperty("java.class.path"),
          HapiPeer.class.getName(),
          folder);
    }
  },

  SPARK {
    @Override
    void prepare(Path work) {
      if (!Files.isDirectory(target().resolve("lib"))) {
        throw new IllegalStateException("not built; see the README, or name the other peers only");
      }
    }

    @Override
    Started started(Path folder, Path work) {
      List<String> options = new ArrayList<>(List.of("-XX:+UseParallelGC", "-Xmx1g"));
      for (String opened : SPARK_OPENS) {
        options.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
      }
      return java(
          options,
          target().resolve("classes") + ":" + target().resolve("lib") + "/*",
          "org.rimborso.benchmarks.spark.SparkPeer",
          folder);
    }

    private Path target() {
      return Places.APP.resolve("benchmarks").resolve("spark-peer").resolve("target");
    }
  };

  /** The day on which is judged: a few weeks after the generated facility's last visits. */
  static final String DAY = "2026-11-23";

  private static final String THREADS = "2";

  /** What Spark's own start script opens, as far as a local session needs it. */
  private static final List<String> SPARK_OPENS =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  /** A command to run, and what it finds in its environment. */
  record Started(List<String> command, Map<String, String> environment) {}

  /**
   * What is done once, before anything is measured.
   *
   * @param work a folder for what is prepared and written, kept between runs but for {@link #out}
   */
  void prepare(Path work) throws IOException, InterruptedException {}

  abstract Started started(Path folder, Path work);

  Map<SweepCheck, Long> answers(ColdRun run, Path work) throws IOException {
    return SweepCheck.heard(run.output());
  }

  /** Where results go; not there before a run. */
  static Path out(Path work) {
    return work.resolve("out");
  }

  String shown() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Started java(List<String> options, String path, String program, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Places.JAVA);
    command.addAll(options);
    Collections.addAll(command, "-cp", path, program, folder.toString(), DAY, THREADS);
    return new Started(command, Map.of());
  }
}
