package org.rimborso.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.rimborso.launch.SettingsError;
import org.rimborso.sweep.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sweep of a facility on a cluster: what {@code spark-submit} runs. */
@Command(
    name = "rimborso-sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Reviews a whole facility: a folder of Bulk Data ndjson, gzipped or not, on Apache Spark.",
      "Writes the folders findings and accounts, and then summary.json, as rimborso sweep does."
    },
    exitCodeListHeading = "Exit codes, where the driver runs here:%n",
    exitCodeList = {
      "0:everything was reviewed, whatever was found",
      "1:it could not be done",
      "2:bad usage",
      "3:some input could not be read; the rest was reviewed"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the annotated fields before call().
public final class SweepJob implements Callable<Integer> {
  private static final int SOME_UNREAD = 3;
  private static final int TOLD = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "The folder with ndjson files, of any file system that Spark knows.")
  private String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the results: empty, or not there yet.")
  private String output;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day on which is judged, such as 2026-11-23; today if left out.")
  private Optional<String> asOf = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "The site's rimborso.yaml, under the same path on every machine,",
        "or its name among --files or inside --archives."
      })
  private Optional<String> config = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "ndjson|parquet",
      description = "How findings and accounts are written. Default: ${DEFAULT-VALUE}.")
  private Results.Format format = Results.Format.ndjson;

  @Option(
      names = "--lang",
      paramLabel = "en|it",
      description = "Language of messages. Default: ${DEFAULT-VALUE}.")
  private Language language = Language.en;

  @Option(
      names = "--work-list",
      description = "Also writes what the work list and the figures of the app are made of.")
  private boolean workList;

  /** Languages of messages. */
  enum Language {
    en,
    it
  }

  /** Runs the job; ends the process where it failed or, in client mode, with the exit code. */
  public static void main(String[] args) {
    int exit = new CommandLine(new SweepJob()).execute(args);
    if (exit != 0 && !(exit == SOME_UNREAD && isDriverOnCluster())) {
      System.exit(exit);
    }
  }

  /** There a job that ends with another code than 0 counts as failed, and may be started again. */
  private static boolean isDriverOnCluster() {
    return "cluster".equals(System.getProperty("spark.submit.deployMode"))
        || Boolean.getBoolean("spark.kubernetes.submitInDriver");
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Optional<LocalDate> day = asOf.map(this::day);
    try (SparkSession spark = SparkSession.builder().appName("Rimborso sweep").getOrCreate()) {
      Site site = Site.of(config);
      Optional<ZoneId> zone = site.reviews().zone();
      Order order =
          new Order(
              input,
              output,
              day.orElseGet(() -> LocalDate.now(zone.orElse(ZoneId.systemDefault()))),
              zone,
              Locale.forLanguageTag(language.name()),
              site,
              format,
              workList,
              Order.Grain.USUAL);
      return tell(err, new ClusterSweep(spark, order).run());
    } catch (SettingsError | IOException failed) {
      err.println("rimborso: " + failed.getMessage());
      err.flush();
      return failed instanceof SettingsError ? CommandLine.ExitCode.USAGE : 1;
    }
  }

  private LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDay) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--as-of: expected a day such as 2026-11-23, not '" + text + "'");
    }
  }

  private int tell(PrintWriter err, ClusterSweep.Done done) {
    done.warnings().stream()
        .limit(TOLD)
        .forEach(warning -> err.println("rimborso: " + warning + "."));
    more(err, done.warnings().size() - TOLD, "warnings");
    List<Problem> problems = done.problems();
    problems.stream().limit(TOLD).forEach(one -> err.println("rimborso: " + one + "."));
    more(err, problems.size() + done.untold() - TOLD, "problems");
    err.println("rimborso: the results are in " + output + ".");
    err.flush();
    return problems.isEmpty() ? 0 : SOME_UNREAD;
  }

  private static void more(PrintWriter err, long many, String what) {
    if (many > 0) {
      err.printf(Locale.ROOT, "rimborso: … and %,d more %s.%n", many, what);
    }
  }
}
