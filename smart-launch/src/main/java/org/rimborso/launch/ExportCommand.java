package org.rimborso.launch;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rimborso.sweep.export.Outcome;
import org.rimborso.sweep.export.Since;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rimborso export}: the records of an EHR's patients into a folder. */
@Command(
    name = "export",
    description = {
      "Exports what charts hold from an EHR (Bulk Data, Backend Services) into a folder.",
      "Stopped by Ctrl-C it tells the EHR and ends; killed, the same command goes on.",
      "The EHR must be able to read our key set: the app runs, or the EHR has read it before."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is there",
      "1:it failed; where it says so, the same command goes on",
      "2:bad usage or configuration",
      "3:everything the EHR gave is there, but it reports that something is missing",
      "130:called off"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls.
final class ExportCommand implements Callable<Integer> {
  private static final int SOME_MISSING = 3;
  private static final int CALLED_OFF = 130;
  private static final long GOODBYE_SECONDS = 30;

  @Spec private CommandSpec spec;

  @Option(
      names = "--ehr",
      required = true,
      paramLabel = "ID",
      description = "The EHR's id in the configuration.")
  private String ehr;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "An empty or new folder, or one that an earlier export has filled.")
  private Path out;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The site's rimborso.yaml.")
  private Path config;

  @Option(
      names = "--since",
      paramLabel = "last|never|TIME",
      defaultValue = "last",
      description = {
        "last: only what has changed since the last complete export into DIR.",
        "never: everything; it takes the place of what DIR holds.",
        "A time such as 2026-11-23T12:00:00Z, or a date. Default: ${DEFAULT-VALUE}."
      })
  private String since;

  @Override
  public Integer call() {
    return export(
        SettingsFile.read(config, System.getenv()), ehr, out, since(), spec.commandLine());
  }

  /**
   * Exports, or goes on with an export that was stopped.
   *
   * @return the exit code
   */
  static int export(Settings settings, String ehr, Path out, Since from, CommandLine line) {
    ExportWords words = new ExportWords(line.getOut(), line.getErr());
    CountDownLatch over = new CountDownLatch(1);
    try (Exports exports = Exports.of(settings, ehr)) {
      Thread goodbye = new Thread(() -> callOff(exports, over), "goodbye");
      Runtime.getRuntime().addShutdownHook(goodbye);
      try {
        Outcome outcome = exports.run(out, from, words);
        words.end(outcome, out);
        return exit(outcome);
      } finally {
        over.countDown();
        forget(goodbye);
      }
    }
  }

  private static void callOff(Exports exports, CountDownLatch over) {
    exports.cancel();
    try {
      if (!over.await(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(CALLED_OFF);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread goodbye) {
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException itRuns) {
      // It waits for nothing any more.
    }
  }

  private static int exit(Outcome outcome) {
    if (outcome instanceof Outcome.Complete complete) {
      return complete.lacks() ? SOME_MISSING : 0;
    }
    return outcome instanceof Outcome.Failed ? 1 : CALLED_OFF;
  }

  private Since since() {
    return switch (since) {
      case "last" -> new Since.Last();
      case "never" -> new Since.Never();
      default -> new Since.At(moment(since));
    };
  }

  private static Instant moment(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException none) {
      throw new SettingsError(
          "--since takes last, never, a date, or a time such as 2026-11-23T12:00:00Z, not '"
              + text
              + "'.");
    }
  }
}
