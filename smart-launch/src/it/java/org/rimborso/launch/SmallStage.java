package org.rimborso.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.rimborso.sweep.WorkListLine;
import org.rimborso.sweep.WorkListLoad;

/**
 * A {@link Hospital} with one patient, the app beside it in this process, and a browser: on stage
 * in seconds.
 */
final class SmallStage implements AutoCloseable {
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
    try {
      Path folder = Files.createTempDirectory("swept-");
      Files.write(
          folder.resolve(WorkListLoad.FILE), lines.stream().map(WorkListLine::text).toList());
      new WorkListLoad(wiring.store(), count -> {})
          .load(folder, "hospital", LocalDate.now(ZoneOffset.UTC));
      Files.delete(folder.resolve(WorkListLoad.FILE));
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
