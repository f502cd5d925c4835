package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;
import org.rimborso.store.SweepRuns;
import picocli.CommandLine;

/**
 * A sweep that loads says to the store that it begins and how it ends, beside an app and without.
 */
class ToldSweepTest {
  private static final String PATIENT =
      "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"1960-01-01\"}\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("app.yaml"),
        """
        store: {file: data/r, keyFile: data/k}
        server: {port: 0}
        audit: {keyFile: data/audit.key}
        ehrs: [{id: e1, iss: 'https://ehr.example', clientId: c, backend: {clientId: b}, sweep: {folder: out}}]
        """);
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve("a.ndjson"), PATIENT);
  }

  private int sweep(String... more) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "sweep",
                folder.resolve("in").toString(),
                "--ehr",
                "e1",
                "--out",
                folder.resolve("out").toString(),
                "--config",
                folder.resolve("app.yaml").toString(),
                "--load"));
    arguments.addAll(Arrays.asList(more));
    return line.execute(arguments.toArray(String[]::new));
  }

  private Wiring app() {
    return Wiring.start(SettingsFile.read(folder.resolve("app.yaml"), Map.of()));
  }

  private static SweepRun newest(Store store) {
    return new SweepRuns(store).newest("e1").get(0);
  }

  @Test
  void sweep_withoutAnApp_isKeptWithItsCounts() {
    assertThat(sweep()).as("%s", err).isZero();
    try (Store store =
        Store.open(StoreSettings.h2(folder.resolve("data/r"), folder.resolve("data/k")))) {
      SweepRun run = newest(store);
      assertThat(run.outcome()).isEqualTo(Outcome.DONE);
      assertThat(run.cause()).isEqualTo(Cause.COMMAND);
      assertThat(run.counts()).contains(new SweepRun.Counts(1, 0, 0, 0));
    }
  }

  @Test
  void sweep_withSomethingUnread_isKeptAsPartly() throws IOException {
    Files.writeString(folder.resolve("in").resolve("b.ndjson"), "{\"resourceType\":\n");
    try (Wiring app = app()) {
      assertThat(sweep()).isEqualTo(3);
      assertThat(newest(app.store()).outcome()).isEqualTo(Outcome.PARTLY);
      assertThat(newest(app.store()).counts().orElseThrow().problems()).isEqualTo(1);
      assertThat(metrics(app.port()))
          .contains("rimborso_sweep_at_work{ehr=\"e1\"} 0.0")
          .contains("rimborso_sweep_last_failed{ehr=\"e1\"} 0.0")
          .containsPattern("rimborso_sweep_last_complete_seconds\\{ehr=\"e1\"} 1\\.\\d+E9");
    }
  }

  private static String metrics(int port) throws IOException {
    URI address = URI.create("http://localhost:" + port + "/metrics");
    try (InputStream in = address.toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void sweep_thatFails_isKeptWithItsLastSentence() throws IOException {
    Files.delete(folder.resolve("in").resolve("a.ndjson"));
    try (Wiring app = app()) {
      assertThat(sweep()).isEqualTo(1);
      assertThat(newest(app.store()).outcome()).isEqualTo(Outcome.NOT_REVIEWED);
      assertThat(newest(app.store()).told()).contains("there is nothing to read in");
      assertThat(new SweepRuns(app.store()).atWork()).isEmpty();
    }
  }

  @Test
  void sweep_whileAnotherIsAtWork_isRefusedAndSaysWhose() {
    try (Wiring app = app()) {
      SweepRuns runs = new SweepRuns(app.store());
      assertThat(runs.begin("e2", Cause.DAILY, Instant.EPOCH)).isPresent();
      assertThat(sweep()).isEqualTo(1);
      assertThat(err.toString()).contains("Another sweep is at work, of 'e2'");
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void sweep_thatTheAppBegan_endsThatOne() {
    try (Wiring app = app()) {
      SweepRuns runs = new SweepRuns(app.store());
      String run = runs.begin("e1", Cause.HAND, Instant.EPOCH).orElseThrow();
      assertThat(sweep("--run", run)).as("%s", err).isZero();
      assertThat(runs.newest("e1")).hasSize(1);
      assertThat(newest(app.store()).id()).isEqualTo(run);
      assertThat(newest(app.store()).outcome()).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  void notes_ofOneThatIsToStop_endItAndStopTheProcess() throws InterruptedException {
    try (Wiring app = app()) {
      SweepRuns runs = new SweepRuns(app.store());
      String run = runs.begin("e1", Cause.HAND, Instant.EPOCH).orElseThrow();
      assertThat(runs.askToStop("e1")).isTrue();
      CountDownLatch stopped = new CountDownLatch(1);
      Settings settings = SettingsFile.read(folder.resolve("app.yaml"), Map.of());
      try (SweepNotes notes = new SweepNotes(settings, run, folder, stopped::countDown)) {
        notes.reached(Stage.READING);
        assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(newest(app.store()).outcome()).isEqualTo(Outcome.STOPPED);
      assertThat(newest(app.store()).counts()).isEqualTo(Optional.empty());
    }
  }
}
