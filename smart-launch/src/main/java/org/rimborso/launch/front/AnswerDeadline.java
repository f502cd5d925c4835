package org.rimborso.launch.front;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes the connection of a request that is not answered in time, or whose answer is not taken: a
 * reader of one byte a minute would keep a thread as long as it likes.
 */
public final class AnswerDeadline extends Handler.Wrapper {
  private final Duration time;

  public AnswerDeadline(Handler inner, Duration time) {
    super(inner);
    this.time = time;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Scheduler.Task due =
        request
            .getComponents()
            .getScheduler()
            .schedule(() -> giveUp(request), time.toMillis(), TimeUnit.MILLISECONDS);
    Request.addCompletionListener(request, failure -> due.cancel());
    return super.handle(request, response, callback);
  }

  private static void giveUp(Request request) {
    if (request.getConnectionMetaData().getConnection()
        instanceof PunctualConnections.Punctual connection) {
      connection.giveUp();
    }
  }
}
