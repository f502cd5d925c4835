package org.rimborso.launch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty, strict. The port is taken first, so that the app knows its own address before anything is
 * built upon it; then filters and servlets are set up and requests are answered.
 */
final class AppServer implements AutoCloseable {
  private static final int THREADS = 64;
  private static final int HEADER_BYTES = 8 * 1024;
  private static final int BODY_BYTES = 64 * 1024;
  private static final int FORM_KEYS = 100;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final Server server;
  private final ServerConnector connector;

  private AppServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Takes the address and port.
   *
   * @throws SettingsError if they cannot be had
   */
  static AppServer bind(ServerSettings settings) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("http");
    Server server = new Server(threads);
    server.setErrorHandler(new LastWord());
    server.setStopTimeout(STOP_WITHIN.toMillis());
    ServerConnector connector =
        new ServerConnector(server, new HttpConnectionFactory(http(settings)));
    connector.setHost(settings.address());
    connector.setPort(settings.port());
    server.addConnector(connector);
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
    return new AppServer(server, connector);
  }

  private static HttpConfiguration http(ServerSettings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setUriCompliance(UriCompliance.DEFAULT);
    if (!settings.trustedProxies().isEmpty()) {
      ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();
      http.addCustomizer(
          (request, headers) ->
              settings.trustedProxies().contains(Request.getRemoteAddr(request))
                  ? forwarded.customize(request, headers)
                  : request);
    }
    return http;
  }

  /** The port taken. */
  int port() {
    return connector.getLocalPort();
  }

  /**
   * Starts answering.
   *
   * @param filters before every servlet, in this order
   * @param servlets by path specification
   */
  void start(List<Filter> filters, Map<String, Servlet> servlets) {
    ServletContextHandler context =
        new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS);
    context.setErrorHandler(new LastWord());
    context.setMaxFormContentSize(BODY_BYTES);
    context.setMaxFormKeys(FORM_KEYS);
    for (Filter filter : filters) {
      context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }
    servlets.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
    SizeLimitHandler limited = new SizeLimitHandler(BODY_BYTES, -1);
    limited.setHandler(context);
    server.setHandler(new GracefulHandler(limited));
    run(server::start, "started");
  }

  /** Finishes what is under way, for 20 seconds at most, then stops. */
  @Override
  public void close() {
    run(server::stop, "stopped");
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
