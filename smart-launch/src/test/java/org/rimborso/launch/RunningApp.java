package org.rimborso.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.access.AccessSettings;
import org.rimborso.cds.CdsSettings;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.plugins.Plugins;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/**
 * The whole app on a free port of this machine, wired as it runs; launched through the protocol as
 * a browser would. Tests look into its store.
 */
final class RunningApp implements AutoCloseable {
  private final Settings settings;
  private final Wiring app;

  private RunningApp(Settings settings, Pace pace) {
    this.settings = settings;
    this.app = Wiring.start(settings, pace, Clock.systemUTC());
  }

  /**
   * As {@code serve} starts it with the file {@code rimborso.yaml} of a folder, which it writes.
   */
  static RunningApp of(Path folder, String yaml) {
    try {
      Files.writeString(folder.resolve("rimborso.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunningApp(
        SettingsFile.read(folder.resolve("rimborso.yaml"), Map.of()), Pace.STANDARD);
  }

  /** Beside these EHRs, and for the rest as it is where a site says nothing. */
  static RunningApp of(Path folder, List<EhrSettings> ehrs, Pace pace) {
    return new RunningApp(
        new Settings(
            new ServerSettings("localhost", 0, Optional.empty(), Set.of()),
            StoreSettings.h2(folder.resolve("db"), folder.resolve("key")),
            SigningKeySettings.DEFAULT,
            ehrs,
            RuleSettings.DEFAULTS,
            CodesSettings.of(Optional.of(folder.resolve("codes"))),
            AccessSettings.DEFAULT,
            Plugins.NONE,
            new AuditSettings(folder.resolve("audit.key"), AuditSettings.LEAST, Optional.empty()),
            WorkSettings.DEFAULT,
            QuerySettings.DEFAULT,
            HealthSection.usual(),
            NotesSettings.DEFAULT,
            CdsSettings.DEFAULT,
            SweepOrder.All.NONE),
        pace);
  }

  int port() {
    return app.port();
  }

  String origin() {
    return "http://localhost:" + app.port();
  }

  /** One with no cookies yet. */
  AppBrowser browser() {
    return new AppBrowser(origin());
  }

  /** What the app keeps; tests may break it. */
  Store store() {
    return app.store();
  }

  /** Stops the app and looks into its store. */
  <T> T inStore(Function<Store, T> look) {
    app.close();
    try (Store store = Store.open(settings.store())) {
      return look.apply(store);
    }
  }

  @Override
  public void close() {
    app.close();
  }
}
