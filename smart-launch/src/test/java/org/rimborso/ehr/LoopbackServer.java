package org.rimborso.ehr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A real HTTP server on a free loopback port that answers by a function and remembers its calls.
 */
public final class LoopbackServer implements AutoCloseable {
  /** What came in. */
  public record Seen(String method, URI uri, Map<String, List<String>> headers, String body) {
    public Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(name))
          .flatMap(e -> e.getValue().stream())
          .findFirst();
    }

    public String path() {
      return uri.getPath();
    }
  }

  /** What goes out. */
  public static final class Sent {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    public Sent(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = Map.copyOf(headers);
      this.body = body.clone();
    }

    public static Sent json(int status, String body) {
      return new Sent(
          status,
          Map.of("Content-Type", "application/fhir+json"),
          body.getBytes(StandardCharsets.UTF_8));
    }

    public static Sent status(int status, Map<String, String> headers) {
      return new Sent(status, headers, new byte[0]);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Function<Seen, Sent> answers;

  public LoopbackServer(Function<Seen, Sent> answers) {
    this.answers = answers;
    // Without it each answer on a kept connection waits for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public void answers(Function<Seen, Sent> others) {
    answers = others;
  }

  public URI origin() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public URI at(String path) {
    return URI.create(origin() + path);
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Seen request =
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              Map.copyOf(exchange.getRequestHeaders()),
              body);
      seen.add(request);
      Sent sent = answers.apply(request);
      sent.headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      exchange.sendResponseHeaders(sent.status, sent.body.length == 0 ? -1 : sent.body.length);
      if (sent.body.length > 0) {
        exchange.getResponseBody().write(sent.body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
