package org.rimborso.launch;

/** A {@link Hospital} with one patient, the app beside it in this process, and a browser: on stage in seconds. */
final class SmallStage implements AutoCloseable {
  final Hospital hospital = new Hospital();
  final Chromium chromium = new Chromium();
  private final AppBeside beside = new AppBeside(hospital, "");
  private final Wiring wiring = beside.open();

  SmallStage() {
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
