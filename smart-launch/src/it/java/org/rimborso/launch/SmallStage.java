package org.rimborso.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.rimborso.desk.HealthDesk;
import org.rimborso.store.HealthRows;
import org.rimborso.sweep.WorkListLine;
import org.rimborso.sweep.WorkListLoad;

/**
 * A {@link Hospital} with one patient, the app beside it in this process, and a browser: on stage
 * in seconds.
 */
final class SmallStage implements AutoCloseable {
  private static final String HEALTH = "health.ndjson";

  final Hospital hospital = new Hospital();
  final Chromium chromium = new Chromium();
  private final AppBeside beside;
  private final Wiring wiring;

  SmallStage() {
    this("", Clock.systemUTC());
  }

  /**
   * @param more top-level keys of the app's configuration, as YAML
   */
  SmallStage(String more, Clock clock) {
    beside = new AppBeside(hospital, "", more);
    wiring = beside.open(clock);
    hospital.records.hold(WholeChart.plain(element -> "Text " + element));
  }

  String app() {
    return "http://localhost:" + beside.port();
  }

  int appPort() {
    return beside.port();
  }

  /** The address that opens the app for a person of this role. */
  String launch(String role) {
    return hospital.launch(app(), role);
  }

  /** Lets a sweep have left these accounts. */
  void list(List<WorkListLine> lines) {
    swept(
        WorkListLoad.FILE,
        lines.stream().map(WorkListLine::text).toList(),
        folder -> new WorkListLoad(wiring.store(), count -> {}).load(folder, "hospital", LocalDate.now(ZoneOffset.UTC)));
  }

  /** Lets a sweep have left these lines of the facility's figures. */
  void health(List<String> lines) {
    swept(
        HEALTH,
        lines,
        folder -> HealthDesk.take(new HealthRows(wiring.store()), "hospital", folder.resolve(HEALTH), LocalDate.now(ZoneOffset.UTC), Clock.systemUTC()));
  }

  private interface Taking {
    void take(Path folder) throws IOException;
  }

  private static void swept(String name, List<String> lines, Taking taking) {
    try {
      Path folder = Files.createTempDirectory("swept-");
      Path file = folder.resolve(name);
      Files.write(file, lines);
      taking.take(folder);
      Files.delete(file);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    chromium.close();
    wiring.close();
    hospital.close();
  }
}
