package org.rimborso.launch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.rimborso.cds.CdsServices;
import org.rimborso.launch.front.AnswerDeadline;
import org.rimborso.launch.front.BadCertificate;
import org.rimborso.launch.front.BodyLimit;
import org.rimborso.launch.front.Farewell;
import org.rimborso.launch.front.Hosts;
import org.rimborso.launch.front.Patience;
import org.rimborso.launch.front.Proxies;
import org.rimborso.launch.front.PunctualConnections;
import org.rimborso.launch.front.Throng;
import org.rimborso.launch.front.Tls;
import org.rimborso.launch.front.TlsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jetty, strict. The port is taken first, so that the app knows its own address before anything is
 * built upon it; then filters and servlets are set up and requests are answered.
 */
final class AppServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AppServer.class);
  private static final int THREADS = 64;
  private static final int CONNECTIONS = 4096;
  private static final int HEADER_BYTES = 8 * 1024;
  private static final int BODY_BYTES = 64 * 1024;
  private static final int FORM_KEYS = 100;
  private static final Duration LOOK_AT_CERTIFICATE = Duration.ofSeconds(10);

  /** Longer than a page may take that waits for an EHR. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private static final Duration LAST_LOOK = Duration.ofMillis(20);
  private static final int LAST_LOOKS = 50;

  private final ServerSettings settings;
  private final Server server;
  private final ServerConnector connector;
  private final Optional<Tls> tls;
  private final Patience patience;
  private volatile boolean stopping;

  private AppServer(
      ServerSettings settings,
      Server server,
      ServerConnector connector,
      Optional<Tls> tls,
      Patience patience) {
    this.settings = settings;
    this.server = server;
    this.connector = connector;
    this.tls = tls;
    this.patience = patience;
  }

  /**
   * Takes the address and port.
   *
   * @throws SettingsError if they cannot be had, or the certificate cannot be used
   */
  static AppServer bind(ServerSettings settings) {
    return bind(settings, Patience.USUAL);
  }

  /** The same with another patience for slow clients. */
  static AppServer bind(ServerSettings settings, Patience patience) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("http");
    Server server = new Server(threads);
    server.setErrorHandler(new LastWord());
    server.setStopTimeout(STOP_WITHIN.toMillis());
    Optional<Tls> tls = settings.tls().map(AppServer::tls);
    ServerConnector connector =
        new ServerConnector(server, speaking(http(settings), tls, patience));
    connector.setHost(settings.address());
    connector.setPort(settings.port());
    connector.setIdleTimeout(patience.idle().toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    open(connector, settings);
    return new AppServer(settings, server, connector, tls, patience);
  }

  private static Tls tls(TlsSettings settings) {
    try {
      return new Tls(settings);
    } catch (BadCertificate unusable) {
      throw new SettingsError("Configuration, server.tls: " + unusable.getMessage());
    }
  }

  private static void open(ServerConnector connector, ServerSettings settings) {
    try {
      connector.open();
    } catch (IOException taken) {
      throw new SettingsError(
          "Port "
              + settings.port()
              + " of "
              + settings.address()
              + " cannot be had; stop what uses it or set server.port to another one.");
    }
  }

  private static ConnectionFactory[] speaking(
      HttpConfiguration http, Optional<Tls> tls, Patience patience) {
    ConnectionFactory plain = new PunctualConnections(http, patience);
    return tls.map(own -> new ConnectionFactory[] {own.before(http), plain})
        .orElseGet(() -> new ConnectionFactory[] {plain});
  }

  private static HttpConfiguration http(ServerSettings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(UriCompliance.DEFAULT);
    if (!settings.trustedProxies().isEmpty()) {
      http.addCustomizer(new Proxies(settings.trustedProxies()));
    }
    return http;
  }

  /** The port taken. */
  int port() {
    return connector.getLocalPort();
  }

  /** Whether it is about to stop: whoever chooses between nodes should choose another one. */
  boolean stopping() {
    return stopping;
  }

  /** Takes up a renewed certificate again and again, until the server stops. */
  private void watch(Tls certificate) {
    server
        .getScheduler()
        .schedule(
            () -> {
              certificate.look();
              watch(certificate);
            },
            LOOK_AT_CERTIFICATE.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** As {@link #start(List, Map, UnaryOperator)}, unwatched. */
  void start(List<Filter> filters, Map<String, Servlet> servlets) {
    start(filters, servlets, UnaryOperator.identity());
  }

  /**
   * Starts answering.
   *
   * @param filters before every servlet, in this order
   * @param servlets by path specification
   * @param watch put around the app, inside the check of host names
   */
  void start(List<Filter> filters, Map<String, Servlet> servlets, UnaryOperator<Handler> watch) {
    ServletContextHandler context =
        new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
    context.setErrorHandler(new LastWord());
    context.setMaxFormContentSize(BODY_BYTES);
    context.setMaxFormKeys(FORM_KEYS);
    for (Filter filter : filters) {
      context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    servlets.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
    server.setHandler(
        guarded(watch.apply(Throng.around(context, BODY_BYTES, settings.launches()))));
    run(server::start, "started");
    tls.ifPresent(this::watch);
  }

  private Handler guarded(Handler app) {
    BodyLimit limited = new BodyLimit(BODY_BYTES, CdsServices.PATH);
    limited.setHandler(new Hosts(app, settings.publicUrl(port()).getHost()));
    return new GracefulHandler(
        new Farewell(new AnswerDeadline(limited, patience.answer()), this::stopping));
  }

  /**
   * Says that it is about to stop, for as long as the configuration wants; then takes no more
   * requests, finishes what is under way, for 20 seconds at most, and stops.
   */
  @Override
  public void close() {
    stopping = true;
    boolean hurried = pause(settings.drain());
    connector.close();
    hurried |= lastOnes();
    stop();
    if (hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is not done in time is cut off; that is no reason to leave the rest of the app open. */
  private void stop() {
    try {
      run(server::stop, "stopped");
    } catch (IllegalStateException broken) {
      if (!(broken.getCause() instanceof TimeoutException)) {
        throw broken;
      }
      LOG.warn("Some requests were not done after {} and were cut off.", STOP_WITHIN);
    }
  }

  /**
   * Who was let in before the door closed is still answered, as Jetty would tell them that it is
   * stopping (503), which no balancer may ask another node about. An idle connection keeps nobody.
   */
  private boolean lastOnes() {
    boolean hurried = false;
    for (int i = 0;
        i < LAST_LOOKS && !hurried && !connector.getConnectedEndPoints().isEmpty();
        i++) {
      hurried = pause(LAST_LOOK);
    }
    return hurried;
  }

  /** Answers whether somebody was in a hurry. */
  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return Thread.interrupted();
    } catch (InterruptedException hurried) {
      return true;
    }
  }

  void join() throws InterruptedException {
    server.join();
  }

  /** Jetty's life cycle methods may throw anything. */
  private interface Step {
    void run() throws Exception;
  }

  private static void run(Step step, String what) {
    try {
      step.run();
    } catch (Exception broken) {
      throw new IllegalStateException("the server could not be " + what, broken);
    }
  }
}
