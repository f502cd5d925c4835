package org.rimborso.launch.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.EventsHandler;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** Tells of every request that was answered, without saying what it was about. */
public final class RequestWatch extends EventsHandler {
  /** What is told of a request. */
  public interface Listener {
    /** One more is under way. */
    default void begun() {}

    /**
     * It is answered, or its client is gone.
     *
     * @param method GET, HEAD, POST or {@code other}
     * @param route a pattern such as {@code /s/{launch}/accounts}, never a path
     */
    void answered(String method, String route, int status, Duration took);
  }

  private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

  private final Function<String, Optional<String>> routes;
  private final List<Listener> listeners;

  /**
   * @param routes the pattern of a path, if it has one
   */
  public RequestWatch(
      Handler inner, Function<String, Optional<String>> routes, List<Listener> listeners) {
    super(inner);
    this.routes = routes;
    this.listeners = List.copyOf(listeners);
  }

  @Override
  protected void onBeforeHandling(Request request) {
    listeners.forEach(Listener::begun);
  }

  @Override
  protected void onComplete(
      Request request, int status, @Nullable HttpFields headers, @Nullable Throwable failure) {
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
    Duration took = Duration.ofNanos(NanoTime.since(request.getBeginNanoTime()));
    String route = route(Request.getPathInContext(request));
    listeners.forEach(listener -> listener.answered(method, route, status, took));
  }

  private String route(@Nullable String path) {
    if (path == null) {
      return "other";
    }
    if (path.startsWith("/static/")) {
      return "/static/";
    }
    return path.equals("/healthz/live") || path.equals("/healthz/ready") || path.equals("/metrics")
        ? path
        : routes.apply(path).orElse("other");
  }
}
