package org.rimborso.launch;

import java.time.Clock;

/** A {@link Hospital} with one patient, the app beside it in this process, and a browser: on stage in seconds. */
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

  @Override
  public void close() {
    chromium.close();
    wiring.close();
    hospital.close();
  }
}
