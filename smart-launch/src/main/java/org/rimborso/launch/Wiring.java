package org.rimborso.launch;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.access.Access;
import org.rimborso.access.RefusalPage;
import org.rimborso.access.SessionLimits;
import org.rimborso.audit.AuditLog;
import org.rimborso.smart.Launch;
import org.rimborso.store.Store;

/**
 * The app, wired by hand: every room is built here and nowhere else, from the bottom up. Closing it
 * takes the rooms down in the opposite order.
 */
final class Wiring implements AutoCloseable {
  private final Store store;
  private final AppServer server;

  private Wiring(Store store, AppServer server) {
    this.store = store;
    this.server = server;
  }

  /** Builds everything and starts answering. */
  static Wiring start(Settings settings) {
    Store store = Store.open(settings.store());
    try {
      AppServer server = AppServer.bind(settings.server());
      rooms(settings, store, server);
      return new Wiring(store, server);
    } catch (RuntimeException broken) {
      store.close();
      throw broken;
    }
  }

  private static void rooms(Settings settings, Store store, AppServer server) {
    Clock clock = Clock.systemUTC();
    AuditLog audit = new AuditLog(store, clock);
    Function<String, Optional<Launch>> launches = id -> Optional.empty();
    Access access =
        new Access(
            settings.server().publicUrl(server.port()),
            settings.ehrs(),
            SessionLimits.DEFAULT,
            store,
            audit,
            launches,
            RefusalPage.PLAIN,
            clock);
    Map<String, Servlet> servlets = new LinkedHashMap<>();
    servlets.put("/healthz/live", new Health(() -> true));
    servlets.put("/healthz/ready", new Health(store::answers));
    server.start(access.filters(), servlets);
  }

  int port() {
    return server.port();
  }

  void join() throws InterruptedException {
    server.join();
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
