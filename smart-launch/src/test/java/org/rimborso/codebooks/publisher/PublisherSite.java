package org.rimborso.codebooks.publisher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A publisher's site on a free loopback port: files with ETags, and the faults of bad days. */
public final class PublisherSite implements AutoCloseable {
  /** What was asked for. */
  public record Seen(
      String path,
      Optional<String> range,
      Optional<String> ifRange,
      Optional<String> ifNoneMatch) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  public PublisherSite() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI origin() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  PublisherSite on(String path, HttpHandler page) {
    pages.put(path, page);
    return this;
  }

  /** A file as a good site serves it: with its version, in parts, and not at all if unchanged. */
  public PublisherSite file(String path, String version, byte[] bytes) {
    return on(path, exchange -> serve(exchange, version, bytes, bytes.length));
  }

  /** The same file, but its first {@code times} answers break off after {@code piece} bytes. */
  public PublisherSite breaking(String path, String version, byte[] bytes, int piece, int times) {
    int[] left = {times};
    return on(
        path, exchange -> serve(exchange, version, bytes, left[0]-- > 0 ? piece : bytes.length));
  }

  /** The whole file whatever was asked, breaking off after {@code piece} bytes the first time. */
  PublisherSite wholeOnly(String path, byte[] bytes, int piece) {
    int[] left = {1};
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("ETag", "\"v\"");
          send(exchange, 200, bytes, 0, left[0]-- > 0 ? piece : bytes.length);
        });
  }

  private static void serve(HttpExchange exchange, String version, byte[] bytes, int most)
      throws IOException {
    String tag = '"' + version + '"';
    exchange.getResponseHeaders().add("ETag", tag);
    if (header(exchange, "If-None-Match").filter(tag::equals).isPresent()) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return;
    }
    Optional<Integer> from =
        header(exchange, "Range")
            .filter(range -> header(exchange, "If-Range").filter(tag::equals).isPresent())
            .map(range -> Integer.parseInt(range.substring(6, range.length() - 1)));
    if (from.isPresent()) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes " + from.get() + "-" + (bytes.length - 1) + "/" + bytes.length);
    }
    send(exchange, from.isPresent() ? 206 : 200, bytes, from.orElse(0), most);
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, int from, int most)
      throws IOException {
    exchange.sendResponseHeaders(status, bytes.length - from);
    exchange.getResponseBody().write(bytes, from, Math.min(most, bytes.length - from));
    exchange.getResponseBody().flush();
    exchange.close();
  }

  static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    seen.add(
        new Seen(
            path,
            header(exchange, "Range"),
            header(exchange, "If-Range"),
            header(exchange, "If-None-Match")));
    HttpHandler page = pages.get(path);
    if (page == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    page.handle(exchange);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
