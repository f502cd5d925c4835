package org.rimborso.launch;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.rimborso.access.SecurityHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what fails before or beside our own pages, such as a request that is not HTTP. Says
 * nothing of the request and nothing of us.
 */
final class LastWord implements Request.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (response.getStatus() >= 500
        && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable broken) {
      log(broken);
    }
    SecurityHeaders.beforeFilters().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, words(response.getStatus()), callback);
    return true;
  }

  /** The kind of failure and its place only: a message may hold what was read or typed. */
  private static void log(Throwable broken) {
    Throwable root = broken;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StackTraceElement[] trace = root.getStackTrace();
    LOG.error(
        "{} at {}", root.getClass().getName(), trace.length == 0 ? "unknown" : trace[0].toString());
  }

  private static String words(int status) {
    return switch (status) {
      case 404 -> "There is no such page.\n";
      case 413 -> "That is more than this form takes.\n";
      default ->
          status < 500
              ? "This request cannot be answered.\n"
              : "Something broke. Launch Rimborso again from the chart.\n";
    };
  }
}
