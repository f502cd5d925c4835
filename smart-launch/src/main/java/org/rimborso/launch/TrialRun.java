package org.rimborso.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rimborso.desk.RuleDraft;
import org.rimborso.desk.RuleTrial;
import org.rimborso.desk.RuleTrial.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trial on a sweep's files, in a process of its own. Safe for many threads. */
final class TrialRun {
  /** What takes longer is for the command line. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(TrialRun.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Starts the process that tries. */
  @FunctionalInterface
  interface Starter {
    /**
     * Starts it.
     *
     * @param log gets what it says of failures
     */
    Process start(TrialFolder folder, SweepOrder order, LocalDate asOf, Path log)
        throws IOException;
  }

  private final TrialFolder folder;
  private final Path log;
  private final Process process;
  private final BooleanSupplier overtaken;
  private volatile RuleTrial state;
  private volatile State wanted = State.FAILED;

  private TrialRun(
      TrialFolder folder, Path log, Process process, BooleanSupplier overtaken, RuleTrial state) {
    this.folder = folder;
    this.log = log;
    this.process = process;
    this.overtaken = overtaken;
    this.state = state;
  }

  /**
   * Starts one. The folder is removed when it has ended.
   *
   * @param overtaken whether the files have changed since
   * @throws IOException if it cannot be started; the folder then stays
   */
  static TrialRun start(
      Starter starter,
      TrialFolder folder,
      SweepOrder order,
      LocalDate asOf,
      RuleDraft draft,
      BooleanSupplier overtaken,
      Instant now)
      throws IOException {
    Path log = folder.path().resolve("trial.log");
    Process process = starter.start(folder, order, asOf, log);
    process.getOutputStream().close();
    TrialRun run =
        new TrialRun(
            folder,
            log,
            process,
            overtaken,
            new RuleTrial(draft, now, State.AT_WORK, "starting", 0, 0, List.of(), ""));
    Thread listener = new Thread(run::listen, "rule trial");
    listener.setDaemon(true);
    listener.start();
    CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
        .execute(() -> run.end(State.TOO_SLOW));
    return run;
  }

  RuleTrial state() {
    return state;
  }

  boolean isAtWork() {
    return state.state() == State.AT_WORK;
  }

  /** Ends it, where it is at work. */
  void end(State why) {
    if (isAtWork()) {
      wanted = why;
      process.destroyForcibly();
    }
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard(JSON.readTree(line));
      }
    } catch (IOException cutOff) {
      LOG.warn("A trial of rules was cut off: {}", cutOff.getClass().getSimpleName());
    } finally {
      over();
    }
  }

  private void heard(JsonNode told) {
    RuleTrial known = state;
    if (told.has("changes")) {
      state =
          new RuleTrial(
              known.draft(),
              known.begun(),
              overtaken.getAsBoolean() ? State.OVERTAKEN : State.DONE,
              known.stage(),
              100,
              told.path("charts").asLong(),
              CheckJson.changes(told),
              "");
    } else if (told.has("stage")) {
      long all = Math.max(1, told.path("all").asLong());
      int percent = (int) Math.min(100, told.path("done").asLong() * 100 / all);
      state =
          new RuleTrial(
              known.draft(),
              known.begun(),
              known.state(),
              told.path("stage").asText(),
              percent,
              0,
              List.of(),
              "");
    }
  }

  private void over() {
    RuleTrial known = state;
    if (known.state() == State.AT_WORK) {
      boolean changed = wanted == State.FAILED && overtaken.getAsBoolean();
      state =
          new RuleTrial(
              known.draft(),
              known.begun(),
              changed ? State.OVERTAKEN : wanted,
              known.stage(),
              known.percent(),
              0,
              List.of(),
              wanted == State.FAILED ? lastWord() : "");
    }
    try {
      folder.close();
    } catch (IOException left) {
      LOG.warn("A folder of a trial could not be removed: {}", left.getClass().getSimpleName());
    }
  }

  private String lastWord() {
    try {
      List<String> said = Files.readAllLines(log);
      String last = said.isEmpty() ? "" : said.get(said.size() - 1);
      return last.replaceAll("\\p{Cntrl}", " ").substring(0, Math.min(400, last.length()));
    } catch (IOException silent) {
      return "";
    }
  }
}
