package org.rimborso.launch.front;

import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.rimborso.cds.CdsServices;

/**
 * Keeps many from getting in each other's way. Bodies are read before a thread is taken; so many
 * requests are worked on at once, some more wait, the rest is told to come again (503). Whoever
 * starts too many launches, each a row in the store and a question to an EHR, is told so (429).
 *
 * <p>Nothing else is counted by address: a whole hospital may sit behind one.
 */
public final class Throng {
  private static final int AT_ONCE = 48;
  private static final int WAITING = 512;
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final int BYTES_OF_A_CHUNK = 32;
  private static final int ADDRESSES = 10_000;

  private Throng() {}

  /**
   * Puts the limits around the app.
   *
   * @param bodyBytes that a request may carry at most
   * @param launches a second and address; empty: any number
   */
  public static Handler around(Handler app, long bodyBytes, OptionalInt launches) {
    QoSHandler queue = new QoSHandler(app);
    queue.setMaxRequestCount(AT_ONCE);
    queue.setMaxSuspendedRequestCount(WAITING);
    queue.setMaxSuspend(WAIT);
    queue.excludePath("/healthz/*");
    EagerContentHandler read =
        new EagerContentHandler(
            new InTime(queue), new RetainedContentLoaderFactory(bodyBytes, BYTES_OF_A_CHUNK, true));
    // Whose bodies are large: those are read once it is known who sends them.
    CdsServices.paths().forEach(read::excludePath);
    return launches.isPresent() ? counted(read, launches.getAsInt()) : read;
  }

  private static Handler counted(Handler inner, int launches) {
    DoSHandler counted =
        new DoSHandler(
            inner,
            Request::getRemoteAddr,
            new DoSHandler.LeakingBucketTrackerFactory(launches),
            new DoSHandler.StatusRejectHandler(HttpStatus.TOO_MANY_REQUESTS_429),
            ADDRESSES);
    counted.includePath("/launch", "/launch/*", "/callback/*");
    return counted;
  }

  /** Does no work for a request whose body did not arrive in time. */
  private static final class InTime extends Handler.Wrapper {
    InTime(Handler inner) {
      super(inner);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (request.getConnectionMetaData().getAttribute(PunctualConnections.LATE) == null) {
        return super.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, HttpStatus.REQUEST_TIMEOUT_408);
      return true;
    }
  }
}
