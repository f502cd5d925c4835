package org.rimborso.ehr;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands between the app and a server as a bad network and a bad server would: each request is
 * passed on or not, and its answer's bytes are spoiled on their way back. One request a connection.
 */
public final class FaultProxy implements Closeable {
  private final ServerSocket socket;
  private final Upstream upstream;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultProxy::daemon);
  private volatile Function<Request, Optional<Spoil>> plan = request -> Optional.empty();

  /** A request as it came, each byte one character. */
  public record Request(String method, String target, String head, String body) {}

  /** What answers requests behind the proxy. */
  @FunctionalInterface
  public interface Upstream {
    RawAnswer ask(Request request) throws IOException;
  }

  /** What is done to one answer. */
  @FunctionalInterface
  public interface Spoil {
    /** Sends what is left of {@code answer}, or nothing. */
    void play(Wire wire, RawAnswer answer) throws IOException;

    /** Whether the request still reaches the server: then a write there takes effect. */
    default boolean reachesServer() {
      return true;
    }
  }

  public FaultProxy(Upstream upstream) {
    this.upstream = upstream;
    try {
      socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    threads.execute(this::accept);
  }

  /** In front of a server on this machine. */
  public static FaultProxy before(int port) {
    return new FaultProxy(request -> forward(request, port));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells from now on which requests' answers are spoiled, and how. */
  public void plan(Function<Request, Optional<Spoil>> next) {
    plan = next;
  }

  public URI origin() {
    return URI.create("http://localhost:" + socket.getLocalPort());
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      Optional<Request> request = read(client.getInputStream());
      if (request.isPresent()) {
        answer(request.get(), new Wire(client));
      }
    } catch (IOException gone) {
      // The client left, as it may.
    } finally {
      open.remove(client);
    }
  }

  private void answer(Request request, Wire wire) throws IOException {
    Optional<Spoil> spoil = plan.apply(request);
    boolean passed = spoil.map(Spoil::reachesServer).orElse(true);
    RawAnswer answer = passed ? upstream.ask(request) : RawAnswer.json(200, "{}");
    if (spoil.isEmpty()) {
      wire.send(answer.bytes());
    } else {
      spoil.get().play(wire, answer);
    }
  }

  private static Optional<Request> read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    while (last4 != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      head.write(next);
      last4 = (last4 << 8) | next;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    String[] first = text.split("\r\n", 2)[0].split(" ", -1);
    int length = RawAnswer.header(text, "content-length").map(Integer::parseInt).orElse(0);
    return Optional.of(
        new Request(
            first[0],
            first[1],
            text,
            new String(in.readNBytes(length), StandardCharsets.ISO_8859_1)));
  }

  private static RawAnswer forward(Request request, int port) throws IOException {
    String closing =
        request
            .head()
            .replaceFirst("(?i)\r\nconnection:[^\r]*", "")
            .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      server
          .getOutputStream()
          .write((closing + request.body()).getBytes(StandardCharsets.ISO_8859_1));
      server.getOutputStream().flush();
      return RawAnswer.parse(server.getInputStream().readAllBytes());
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
    threads.shutdownNow();
  }
}
