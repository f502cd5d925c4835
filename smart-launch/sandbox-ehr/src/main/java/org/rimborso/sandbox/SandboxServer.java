package org.rimborso.sandbox;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.rimborso.sandbox.bulk.BulkJobs;
import org.rimborso.sandbox.bulk.ExportServlet;
import org.rimborso.sandbox.bulk.FaultServlet;
import org.rimborso.sandbox.bulk.JobServlet;
import org.rimborso.sandbox.cds.HookClient;
import org.rimborso.sandbox.chart.ChartServlet;
import org.rimborso.sandbox.chart.Charts;
import org.rimborso.sandbox.chart.HookServlet;
import org.rimborso.sandbox.demo.DemoData;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.fhir.FhirEndpoint;
import org.rimborso.sandbox.fhir.FhirStore;
import org.rimborso.sandbox.fhir.ProfileGuard;
import org.rimborso.sandbox.fhir.ScopeGuard;
import org.rimborso.sandbox.fhir.TerminologyGuard;
import org.rimborso.sandbox.fhir.Tokens;
import org.rimborso.sandbox.load.BundleFolder;
import org.rimborso.sandbox.load.Loader;
import org.rimborso.sandbox.oauth.AuthorizationServer;
import org.rimborso.sandbox.oauth.InspectServlet;
import org.rimborso.sandbox.oauth.Issuer;
import org.rimborso.sandbox.oauth.SmartState;

/** A running sandbox: FHIR bases, authorization server and chart pages on one loopback port. */
public final class SandboxServer implements AutoCloseable {

  private static final String TERMINOLOGY = "/terminology/fhir";

  private final Server jetty;
  private final FhirStore store;
  private final SmartState smart;
  private final BulkJobs exports;
  private final String url;

  private SandboxServer(
      Server jetty, FhirStore store, SmartState smart, BulkJobs exports, String url) {
    this.jetty = jetty;
    this.store = store;
    this.smart = smart;
    this.exports = exports;
    this.url = url;
  }

  /**
   * Starts a sandbox and loads its data; returns when it answers requests.
   *
   * @throws PortTaken if another program listens on the port
   * @throws IOException if the data folder cannot be listed or the server cannot start
   */
  public static SandboxServer start(SandboxOptions options, Consumer<String> progress)
      throws PortTaken, IOException {
    Server jetty = new Server();
    // Bound first: a taken port is told at once, and the FHIR bases need to know the port.
    ServerConnector connector = connector(jetty, options.port());
    String url = "http://localhost:" + connector.getLocalPort();
    progress.accept("starting the FHIR server");
    FhirStore store = FhirStore.start();
    load(options, store, progress);
    SmartState smart = new SmartState(Clock.systemUTC());
    progress.accept("opening the FHIR bases");
    BulkJobs exports = new BulkJobs(store, smart.clock());
    jetty.setHandler(handlers(options, store, smart, exports, url));
    try {
      jetty.start();
    } catch (Exception e) {
      store.close();
      throw new IOException("the HTTP server cannot start", e);
    }
    return new SandboxServer(jetty, store, smart, exports, url);
  }

  private static ServerConnector connector(Server jetty, int port) throws PortTaken {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    // HAPI dates its own answers.
    http.setSendDateHeader(false);
    ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    jetty.addConnector(connector);
    try {
      connector.open();
    } catch (IOException e) {
      throw new PortTaken(port, e);
    }
    return connector;
  }

  private static void load(SandboxOptions options, FhirStore store, Consumer<String> progress)
      throws IOException {
    Loader loader = new Loader(store, new EveryThousand(progress));
    loader.load(DemoData.people());
    if (options.data().isPresent()) {
      new BundleFolder(options.data().get()).loadInto(loader, store.fhir(), progress);
    } else {
      progress.accept("loading the demo data");
      loader.load(DemoData.charts(options.today()));
    }
    progress.accept(loader.loaded() + " resources loaded");
  }

  private static ServletContextHandler handlers(
      SandboxOptions options, FhirStore store, SmartState smart, BulkJobs exports, String url) {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/");
    AuthorizationServer authorization =
        new AuthorizationServer(options.app(), smart, new Charts(store)::names);
    for (EhrProfile profile : EhrProfile.ALL) {
      String base = url + profile.path();
      Issuer issuer =
          new Issuer(
              base, Set.copyOf(profile.limits().types()), profile.writable(), profile.signed());
      options
          .inspectToken()
          .map(token -> new InspectServlet(smart, base, token))
          .ifPresent(servlet -> add(context, servlet, profile.path() + "/tokens"));
      authorization
          .endpoints(issuer)
          .forEach((path, servlet) -> add(context, servlet, profile.path() + path));
      if (profile.signed()) {
        addExports(context, options, smart, exports, profile, base);
      }
      add(context, endpoint(options, store, smart, profile, base), profile.path() + "/*");
    }
    options
        .inspectToken()
        .ifPresent(token -> add(context, terminology(store, url, token), TERMINOLOGY + "/*"));
    HookClient hooks = new HookClient(options.appUrl(), smart);
    add(context, new HookServlet(hooks, url), "/cds-client/*");
    add(context, new ChartServlet(new Charts(store), smart, url, options.appUrl(), hooks), "/");
    return context;
  }

  /** Bulk Data, where programs get tokens. */
  private static void addExports(
      ServletContextHandler context,
      SandboxOptions options,
      SmartState smart,
      BulkJobs exports,
      EhrProfile profile,
      String base) {
    Tokens tokens = new Tokens(base, smart, Optional.empty());
    ExportServlet starts = new ExportServlet(exports, tokens, base);
    add(context, starts, profile.path() + "/$export");
    add(context, starts, profile.path() + "/Group/*");
    add(context, new JobServlet(exports, tokens, base), profile.path() + "/bulk/*");
    options
        .inspectToken()
        .ifPresent(
            token ->
                add(context, new FaultServlet(exports, token), profile.path() + "/bulk-faults"));
  }

  private static FhirEndpoint endpoint(
      SandboxOptions options, FhirStore store, SmartState smart, EhrProfile profile, String base) {
    Tokens tokens = new Tokens(base, smart, options.inspectToken());
    return new FhirEndpoint(
        store,
        base,
        profile.limits().types(),
        List.of(new ProfileGuard(profile, base), new ScopeGuard(tokens, store.fhir())),
        profile.limits().heedsIfMatch());
  }

  /** A terminology server beside the EHR, empty until a script puts code systems into it. */
  private static FhirEndpoint terminology(FhirStore store, String url, String token) {
    return new FhirEndpoint(
        store,
        url + TERMINOLOGY,
        List.of("CodeSystem", "ValueSet", "ConceptMap"),
        List.of(new TerminologyGuard(token)),
        true);
  }

  private static void add(ServletContextHandler context, HttpServlet servlet, String path) {
    ServletHolder holder = new ServletHolder(servlet);
    holder.setInitOrder(1);
    context.addServlet(holder, path);
  }

  /** Root of the server without a slash at its end, always on {@code localhost}. */
  public String url() {
    return url;
  }

  /** What the authorization server remembers, for tests that launch without a chart page. */
  SmartState smart() {
    return smart;
  }

  /** The record, for tests that load more into it. */
  FhirStore store() {
    return store;
  }

  /** Waits until the server is stopped from elsewhere. */
  public void await() throws InterruptedException {
    jetty.join();
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not stop", e);
    } finally {
      exports.close();
      store.close();
    }
  }
}
