package org.rimborso.launch;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.rimborso.access.SessionLimits;
import org.rimborso.ehr.Reply;
import org.rimborso.launch.front.Proxies;
import org.rimborso.launch.watch.Figures;
import org.rimborso.launch.watch.MetricsPage;
import org.rimborso.launch.watch.RequestLines;
import org.rimborso.launch.watch.RequestWatch;
import org.rimborso.store.NoteRow;
import org.rimborso.store.Store;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.Tallies;

/** Figures and request log, built: what of the rooms is watched and how it is told. */
final class WatchRoom {
  private final ServerSettings settings;
  private final Clock clock;
  private final Tallies tallies;
  private final Figures figures = new Figures();

  /** As of the last time anyone read the figures, so that one reading asks the store twice. */
  private final Map<NoteRow.State, Long> notes = new EnumMap<>(NoteRow.State.class);

  private double sessions = Double.NaN;

  WatchRoom(ServerSettings settings, Store store, Clock clock) {
    this.settings = settings;
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
