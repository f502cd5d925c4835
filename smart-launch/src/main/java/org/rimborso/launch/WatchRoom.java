package org.rimborso.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.rimborso.access.SessionLimits;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Reply;
import org.rimborso.launch.front.Proxies;
import org.rimborso.launch.watch.Figures;
import org.rimborso.launch.watch.MetricsPage;
import org.rimborso.launch.watch.RequestLines;
import org.rimborso.launch.watch.RequestWatch;
import org.rimborso.store.NoteRow;
import org.rimborso.store.Store;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRuns;
import org.rimborso.store.Tallies;

/** Figures and request log, built: what of the rooms is watched and how it is told. */
final class WatchRoom {
  private final ServerSettings settings;
  private final Store store;
  private final Clock clock;
  private final Tallies tallies;
  private final Figures figures = new Figures();

  /** As of the last time anyone read the figures, so that one reading asks the store twice. */
  private final Map<NoteRow.State, Long> notes = new EnumMap<>(NoteRow.State.class);

  private double sessions = Double.NaN;

  WatchRoom(ServerSettings settings, Store store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.tallies = new Tallies(store);
    for (NoteRow.State state : NoteRow.State.values()) {
      figures.gauge(
          "rimborso.notes",
          "Notes by how far they came",
          "delivery",
          state.name().toLowerCase(Locale.ROOT),
          () -> notes.containsKey(state) ? notes.get(state) : Double.NaN);
    }
    figures.gauge(
        "rimborso.sessions", "Browser sessions that have not been idle too long", () -> sessions);
  }

  /** Watches the sweeps of these EHRs too. */
  void sweeps(List<EhrSettings> ehrs) {
    SweepRuns runs = new SweepRuns(store);
    for (String ehr : ehrs.stream().map(EhrSettings::id).toList()) {
      Supplier<List<SweepRun>> newest = () -> runs.newest(ehr);
      sweep("at.work", "1 while the EHR is swept", ehr, newest, WatchRoom::atWork);
      sweep(
          "last.failed",
          "1 where the last sweep that ended did not do its work",
          ehr,
          newest,
          WatchRoom::lastFailed);
      sweep(
          "last.complete.seconds",
          "When the last sweep that filled the work list ended, in seconds since 1970",
          ehr,
          newest,
          WatchRoom::lastComplete);
    }
  }

  private void sweep(
      String name,
      String description,
      String ehr,
      Supplier<List<SweepRun>> runs,
      Function<List<SweepRun>, Double> figure) {
    figures.gauge(
        "rimborso.sweep." + name,
        description,
        "ehr",
        ehr,
        () -> {
          try {
            return figure.apply(runs.get());
          } catch (StoreUnavailable unavailable) {
            return Double.NaN;
          }
        });
  }

  private static double atWork(List<SweepRun> runs) {
    return runs.stream().anyMatch(SweepRun::isAtWork) ? 1 : 0;
  }

  private static double lastFailed(List<SweepRun> runs) {
    return runs.stream().filter(run -> !run.isAtWork()).findFirst().stream()
        .filter(run -> run.outcome().isFailure())
        .count();
  }

  private static double lastComplete(List<SweepRun> runs) {
    return runs.stream()
        .filter(run -> run.outcome().isGood())
        .flatMap(run -> run.ended().stream())
        .mapToDouble(Instant::getEpochSecond)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** A call to an EHR or another destination is over. */
  void called(String destination, Reply reply, Duration took) {
    String outcome =
        reply instanceof Reply.Received received
            ? received.status() / 100 + "xx"
            : ((Reply.NotReached) reply).why().name().toLowerCase(Locale.ROOT);
    figures.called(
        destination,
        outcome,
        took,
        reply instanceof Reply.NotReached not && not.why() == Reply.Why.RESTING);
  }

  /** A call of a CDS Hooks service is answered. */
  void hooked(String service, String outcome) {
    figures.hooked(service, outcome);
  }

  /**
   * Puts the watch around the app.
   *
   * @param routes the pattern of a path, if it has one
   */
  Handler around(Handler app, Function<String, Optional<String>> routes) {
    MetricsPage page =
        new MetricsPage(
            app,
            settings.metrics(),
            new Proxies(settings.trustedProxies()),
            settings.isDirect(),
            this::text);
    return new RequestWatch(page, routes, List.of(figures, new RequestLines()));
  }

  /** A store that does not answer leaves its figures without a number. */
  private synchronized String text() {
    notes.clear();
    sessions = Double.NaN;
    try {
      notes.putAll(tallies.notes());
      sessions = tallies.sessionsSince(clock.millis() - SessionLimits.DEFAULT.idle().toMillis());
    } catch (StoreUnavailable unavailable) {
      return figures.text();
    }
    return figures.text();
  }
}
