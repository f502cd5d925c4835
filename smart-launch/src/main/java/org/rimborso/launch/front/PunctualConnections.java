package org.rimborso.launch.front;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 connections that are closed when a request takes too long to arrive, however steadily it
 * drips: an idle timeout alone starts anew with every byte. Waiting takes no thread.
 *
 * <p>They take no request target but a path either: no absolute form, no {@code *}, no authority;
 * and no length of a body that somebody else might understand in another way.
 */
public final class PunctualConnections extends HttpConnectionFactory {
  /** Attribute of a connection whose request did not arrive in time. */
  static final String LATE = "org.rimborso.late";

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final Set<String> DASHED = Set.of("transfer_encoding", "content_length");

  private final Patience patience;

  public PunctualConnections(HttpConfiguration http, Patience patience) {
    super(http);
    this.patience = patience;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    Punctual connection = new Punctual(getHttpConfiguration(), connector, endPoint, patience);
    connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
    return configure(connection, connector, endPoint);
  }

  /** What a proxy before us may read in another way: codings of a body, names with a wrong dash. */
  private static boolean isDoubtfulFraming(HttpField field) {
    return field.getHeader() == HttpHeader.TRANSFER_ENCODING
        ? !"chunked".equalsIgnoreCase(field.getValue())
        : DASHED.contains(field.getLowerCaseName());
  }

  /** One of them. */
  static final class Punctual extends HttpConnection {
    private final Patience patience;
    private final AtomicReference<Scheduler.@Nullable Task> due = new AtomicReference<>();

    Punctual(HttpConfiguration http, Connector connector, EndPoint endPoint, Patience patience) {
      super(http, connector, endPoint);
      this.patience = patience;
    }

    /** Called while this is being built: what it makes must not use the fields yet. */
    @Override
    protected RequestHandler newRequestHandler() {
      return new Arrival();
    }

    @Override
    public void onOpen() {
      expectWithin(patience.head());
      super.onOpen();
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
      arrived();
      super.onClose(cause);
    }

    private void expectWithin(Duration time) {
      replace(
          getConnector()
              .getScheduler()
              .schedule(this::tooSlow, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void arrived() {
      replace(null);
    }

    private void replace(Scheduler.@Nullable Task next) {
      Scheduler.Task last = due.getAndSet(next);
      if (last != null) {
        last.cancel();
      }
    }

    private void tooSlow() {
      setAttribute(LATE, true);
      TimeoutException late = new TimeoutException("a request took too long to arrive");
      if (!tell(late)) {
        getEndPoint().close(late);
      }
    }

    /**
     * Tells the request under way that it is over. Were the connection cut off below it instead, it
     * would wait for ever, and the end of the server with it.
     */
    private boolean tell(TimeoutException late) {
      Runnable told = getHttpChannel().onFailure(late);
      if (told != null) {
        getExecutor().execute(told);
      }
      return told != null;
    }

    /** Ends the request under way and the connection, whoever still reads or writes there. */
    void giveUp() {
      tell(new TimeoutException("an answer took too long"));
      getExecutor().execute(getEndPoint()::close);
    }

    /** Jetty's own, with a clock beside it. */
    private final class Arrival extends RequestHandler {
      @Override
      public void messageBegin() {
        expectWithin(patience.head());
        super.messageBegin();
      }

      @Override
      public void startRequest(String method, String target, HttpVersion version) {
        if (!target.startsWith("/")) {
          throw new HttpException.RuntimeException(
              METHODS.contains(method) ? 400 : 405, "No such target");
        }
        super.startRequest(method, target, version);
      }

      @Override
      public void parsedHeader(HttpField field) {
        if (isDoubtfulFraming(field)) {
          throw new HttpException.RuntimeException(400, "Doubtful length");
        }
        super.parsedHeader(field);
      }

      @Override
      public boolean headerComplete() {
        expectWithin(patience.body());
        return super.headerComplete();
      }

      @Override
      public boolean messageComplete() {
        arrived();
        return super.messageComplete();
      }

      @Override
      public void badMessage(HttpException failure) {
        arrived();
        super.badMessage(failure);
      }
    }
  }
}
