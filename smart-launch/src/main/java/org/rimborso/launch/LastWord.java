package org.rimborso.launch;

import java.util.Locale;
import java.util.ResourceBundle;
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
  private static final String BUNDLE = "org.rimborso.launch.refusals";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    if (status >= 500
        && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable broken) {
      LOG.error("A request was answered with {}", status, broken);
    }
    SecurityHeaders.beforeFilters().forEach(response.getHeaders()::put);
    if (request.isSecure()) {
      response.getHeaders().put("Strict-Transport-Security", SecurityHeaders.HTTPS_ONLY);
    }
    if (status == 405) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, words(request, status) + "\n", callback);
    return true;
  }

  private static String words(Request request, int status) {
    ResourceBundle words = ResourceBundle.getBundle(BUNDLE, language(request), NO_FALLBACK);
    String key = Integer.toString(status);
    return words.getString(words.containsKey(key) ? key : status < 500 ? "other" : "broken");
  }

  /** The first language that a browser names; a program names none. */
  private static Locale language(Request request) {
    String asked = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
    return asked != null && asked.strip().toLowerCase(Locale.ROOT).startsWith("it")
        ? Locale.ITALIAN
        : Locale.ROOT;
  }
}
