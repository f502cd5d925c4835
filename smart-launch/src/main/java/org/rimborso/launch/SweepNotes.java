package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;
import org.rimborso.sweep.SweepListener;
import picocli.CommandLine;

/**
 * Tells whoever has the store how a sweep goes: that it begins, every ten seconds how far it is,
 * and how it ended. Where no app runs, nobody is told between the two.
 */
final class SweepNotes implements AutoCloseable {
  private static final long OFTEN = 10;

  private final Settings settings;
  private final String run;
  private final Path results;
  private final Runnable stop;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "sweep notes");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> beating;
  private volatile Reached reached = new Reached(Stage.STARTING, 0, 0);

  private record Reached(Stage stage, long done, long all) {}

  /**
   * @param run as it was begun
   * @param results the folder
   * @param stop ends this process
   */
  SweepNotes(Settings settings, String run, Path results, Runnable stop) {
    this.settings = settings;
    this.run = run;
    this.results = results;
    this.stop = stop;
    beating = beats.scheduleWithFixedDelay(this::beat, 0, OFTEN, TimeUnit.SECONDS);
  }

  /** Begins one; empty, and said why, if that may not be now. */
  static Optional<String> begin(Settings settings, String ehr, CommandLine line) {
    List<String> said = new ArrayList<>();
    LocalRequest request = new LocalRequest("sweep-begin", Map.of("ehr", ehr));
    int exit =
        StoreCommands.run(
            settings,
            request,
            new LocalCommand.Lines() {
              @Override
              public void out(String text) {
                said.add(text);
              }

              @Override
              public void err(String text) {
                line.getErr().println("rimborso: " + text);
              }
            });
    line.getErr().flush();
    return exit == 0 ? said.stream().findFirst() : Optional.empty();
  }

  /** Hears how far the review is, after {@code first} has heard it. */
  SweepListener after(SweepListener first) {
    return new SweepListener() {
      @Override
      public void reached(SweepListener.Stage at, long done, long all) {
        first.reached(at, done, all);
        SweepNotes.this.reached(SweepRun.Stage.valueOf(at.name()), done, all);
      }

      @Override
      public void says(String sentence) {
        first.says(sentence);
      }
    };
  }

  void reached(Stage stage) {
    reached(stage, 0, 0);
  }

  /**
   * How far it is; heard with the next beat.
   *
   * @param done bytes of {@code all}
   */
  void reached(Stage stage, long done, long all) {
    reached = new Reached(stage, done, all);
  }

  /** A running app only: opening the store for it would be in the way of others. */
  private void beat() {
    Reached now = reached;
    Map<String, String> options =
        Map.of(
            "run", run,
            "stage", now.stage().name(),
            "done", Long.toString(now.done()),
            "all", Long.toString(now.all()));
    int answer =
        LocalSocket.ask(
                AuditRoom.socketFolder(settings), new LocalRequest("sweep-beat", options), SILENT)
            .orElse(0);
    if (answer == SweepWork.STOP) {
      end(Outcome.STOPPED, "");
      beats.shutdown();
      stop.run();
    }
  }

  private static final LocalCommand.Lines SILENT =
      new LocalCommand.Lines() {
        @Override
        public void out(String line) {}

        @Override
        public void err(String line) {}
      };

  /**
   * Tells how it ended.
   *
   * @param told why it failed; empty otherwise
   */
  void end(Outcome outcome, String told) {
    Map<String, String> options = new HashMap<>();
    options.put("run", run);
    options.put("outcome", outcome.name());
    String line = told.replaceAll("\\p{Cntrl}", " ").strip();
    if (!line.isEmpty()) {
      options.put("told", line.substring(0, Math.min(1000, line.length())));
    }
    if (outcome.isGood() || outcome == Outcome.NOT_LOADED) {
      options.putAll(counts());
    }
    try {
      StoreCommands.run(settings, new LocalRequest("sweep-end", options), SILENT);
    } catch (StoreUnavailable unheard) {
      // It counts as cut off; what it did is done.
    }
  }

  private Map<String, String> counts() {
    try {
      JsonNode summary =
          new ObjectMapper().readTree(Files.readAllBytes(results.resolve("summary.json")));
      long resources = 0;
      for (JsonNode many : summary.path("resources")) {
        resources += many.asLong();
      }
      return Map.of(
          "resources", Long.toString(resources),
          "accounts", Long.toString(summary.path("accounts").path("total").asLong()),
          "findings", Long.toString(summary.path("findings").path("total").asLong()),
          "problems", Long.toString(summary.path("problems").asLong()));
    } catch (IOException none) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    beating.cancel(false);
    beats.shutdown();
  }
}
