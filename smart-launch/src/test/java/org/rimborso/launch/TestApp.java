package org.rimborso.launch;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.rimborso.access.Access;
import org.rimborso.access.Admitted;
import org.rimborso.access.BrowserKey;
import org.rimborso.access.Gate;
import org.rimborso.access.RefusalPage;
import org.rimborso.access.Role;
import org.rimborso.access.SessionLimits;
import org.rimborso.access.TestAdmission;
import org.rimborso.audit.AuditLog;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.launch.front.Patience;
import org.rimborso.smart.Launch;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** The real server, filters and store with two small servlets behind them, on a clock of ours. */
final class TestApp implements AutoCloseable {
  static final String FRAME = "https://ehr.example";
  static final String OTHER_FRAME = "https://other.example";

  private final MovedClock clock = new MovedClock(Instant.parse("2026-11-23T08:00:00Z"));
  private final Map<String, Launch> launches = new ConcurrentHashMap<>();
  private final AtomicInteger reached = new AtomicInteger();
  private final Store store;
  private final AppServer server;
  private final Access access;

  TestApp(Path folder) {
    this(folder, new ServerSettings("localhost", 0, Optional.empty(), Set.of()), Patience.USUAL);
  }

  TestApp(Path folder, ServerSettings settings, Patience patience) {
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    server = AppServer.bind(settings, patience);
    access =
        new Access(
            settings.publicUrl(server.port()),
            List.of(ehr("hospital", FRAME), ehr("other", OTHER_FRAME)),
            SessionLimits.DEFAULT,
            store,
            new AuditLog(store, clock),
            id -> Optional.ofNullable(launches.get(id)),
            RefusalPage.PLAIN,
            clock);
    Map<String, Servlet> servlets =
        Map.of(
            "/launch",
            new Login(),
            "/",
            new Protected(),
            "/healthz/live",
            new Health(() -> !server.stopping()));
    WatchRoom watch = new WatchRoom(settings, store, clock);
    server.start(access.filters(), servlets, app -> watch.around(app, TestApp::route));
  }

  private static Optional<String> route(String path) {
    return Optional.of("/s/{launch}").filter(pattern -> path.startsWith("/s/"));
  }

  private static EhrSettings ehr(String id, String frame) {
    return new EhrSettings(
        id,
        URI.create("https://" + id + ".example/fhir"),
        Set.of(),
        "client",
        Optional.empty(),
        false,
        List.of(frame),
        Map.of(),
        List.of(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  int port() {
    return server.port();
  }

  String origin() {
    return "http://localhost:" + port();
  }

  Gate gate() {
    return access.gate();
  }

  Store store() {
    return store;
  }

  void pass(Duration time) {
    clock.pass(time);
  }

  /** How often a request got past all filters to what needs a launch. */
  int reached() {
    return reached.get();
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }

  /** {@code /launch?id=…&role=…} completes a launch, as a callback would. */
  private final class Login extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String id = request.getParameter("id");
      BrowserKey.ensure(request, response);
      Launch launch = TestAdmission.launch(id, clock.instant());
      launches.put(id, launch);
      access.gate().login(launch, Set.of(Role.named(request.getParameter("role")).orElseThrow()));
      response.getWriter().print("in");
    }
  }

  /** Everything else. */
  private final class Protected extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      reached.incrementAndGet();
      Admitted admitted = Admitted.of(request);
      if (request.getRequestURI().endsWith("/boom")) {
        throw new IllegalStateException("secret-of-the-inside " + request.getQueryString());
      }
      if (request.getRequestURI().endsWith("/big")) {
        response.getWriter().print("x".repeat(1 << 25));
      }
      if (request.getRequestURI().endsWith("/logout")) {
        access.gate().logout(admitted, response);
      }
      response.getWriter().print("inside " + admitted.launch().id() + " " + admitted.roles());
    }
  }
}
