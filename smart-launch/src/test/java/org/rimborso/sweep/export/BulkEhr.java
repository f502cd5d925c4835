package org.rimborso.sweep.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An EHR with tokens and bulk export on a free loopback port; a test may change every answer. */
final class BulkEhr implements AutoCloseable {
  /** What was asked. */
  record Seen(
      String method,
      String path,
      String query,
      Optional<String> authorization,
      Optional<String> range,
      Optional<String> ifRange) {}

  static final String TIME = "2026-11-23T10:00:00.123+01:00";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Map<String, HttpHandler> files = new ConcurrentHashMap<>();
  private final Map<String, String> listed = new LinkedHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger jobs = new AtomicInteger();

  /** Answers to come before the usual ones. */
  final Deque<HttpHandler> kickOffs = new ArrayDeque<>();

  final Deque<HttpHandler> statuses = new ArrayDeque<>();
  volatile String granted = "";
  volatile boolean needsToken = true;
  volatile String transactionTime = TIME;

  BulkEhr() {
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

  URI origin() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  URI iss() {
    return URI.create(origin() + "/fhir");
  }

  /** What was asked at paths that begin so. */
  List<Seen> seen(String path) {
    return seen.stream().filter(one -> one.path().startsWith(path)).toList();
  }

  /** Forgets what was asked and what is listed. */
  void again() {
    seen.clear();
    listed.clear();
  }

  /** Lists a file of resources with these ids, and serves it in parts too. */
  BulkEhr lists(String type, String name, String... ids) {
    return lists("output", type, name, lines(type, ids), ids.length);
  }

  BulkEhr lists(String kind, String type, String name, String text, int count) {
    listAt(kind, type, origin() + "/files/" + name, count);
    serve(name, text.getBytes(UTF_8));
    return this;
  }

  void listAt(String kind, String type, String url, int count) {
    listed.put(
        url,
        "{\"kind\":\"%s\",\"type\":\"%s\",\"url\":\"%s\",\"count\":%d}"
            .formatted(kind, type, url, count));
  }

  static String lines(String type, String... ids) {
    StringBuilder text = new StringBuilder();
    for (String id : ids) {
      text.append("{\"resourceType\":\"%s\",\"id\":\"%s\"}\n".formatted(type, id));
    }
    return text.toString();
  }

  void serve(String name, byte[] bytes) {
    files.put(name, exchange -> whole(exchange, bytes, bytes.length));
  }

  void on(String name, HttpHandler handler) {
    files.put(name, handler);
  }

  /** The first {@code times} answers break off after {@code piece} bytes. */
  void cut(String name, byte[] bytes, int piece, int times) {
    int[] left = {times};
    files.put(name, exchange -> whole(exchange, bytes, left[0]-- > 0 ? piece : bytes.length));
  }

  private static void whole(HttpExchange exchange, byte[] bytes, int most) throws IOException {
    String tag = "\"v" + bytes.length + "\"";
    exchange.getResponseHeaders().add("ETag", tag);
    int from = 0;
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
      from = Integer.parseInt(range.substring(6, range.length() - 1));
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
    exchange.getResponseBody().write(bytes, from, Math.min(most, bytes.length - from));
    exchange.getResponseBody().flush();
    exchange.close();
  }

  /** An answer with headers, two by two. */
  static HttpHandler status(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
      exchange.close();
    };
  }

  static HttpHandler later(String... headers) {
    return status(202, "", headers);
  }

  static HttpHandler trouble(int status, String code) {
    return status(
        status,
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\",\"diagnostics\":\"about Rossi\"}]}"
            .formatted(code));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            path,
            query,
            header(exchange, "Authorization"),
            header(exchange, "Range"),
            header(exchange, "If-Range")));
    exchange.getRequestBody().readAllBytes();
    handler(exchange, path).handle(exchange);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private HttpHandler handler(HttpExchange exchange, String path) {
    if (path.equals("/fhir/.well-known/smart-configuration")) {
      return status(
          200,
          "{\"token_endpoint\":\"%s/token\",\"capabilities\":[\"permission-v2\"]}"
              .formatted(origin()));
    }
    if (path.equals("/token")) {
      return status(
          200,
          "{\"access_token\":\"token-%d\",\"token_type\":\"bearer\",\"expires_in\":300%s}"
              .formatted(tokens.incrementAndGet(), scope()));
    }
    if (path.endsWith("/$export")) {
      HttpHandler usual =
          status(202, "", "Content-Location", origin() + "/jobs/" + (jobs.get() + 1));
      HttpHandler next = next(kickOffs, usual);
      if (next == usual) {
        jobs.incrementAndGet();
      }
      return next;
    }
    if (path.startsWith("/jobs/")) {
      return exchange.getRequestMethod().equals("DELETE")
          ? status(202, "")
          : next(statuses, status(200, manifest()));
    }
    return files.getOrDefault(path.replace("/files/", ""), status(404, ""));
  }

  private String scope() {
    return granted.isEmpty() ? "" : ",\"scope\":\"" + granted + "\"";
  }

  private static synchronized HttpHandler next(Deque<HttpHandler> before, HttpHandler usual) {
    HttpHandler next = before.poll();
    return next == null ? usual : next;
  }

  String manifest() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    List.of("output", "error", "deleted").forEach(kind -> kinds.put(kind, new ArrayList<>()));
    listed
        .values()
        .forEach(
            file ->
                kinds
                    .computeIfAbsent(
                        file.replaceAll(".*\"kind\":\"([a-z]+)\".*", "$1"),
                        kind -> new ArrayList<>())
                    .add(file.replaceAll("\"kind\":\"[a-z]+\",", "")));
    StringBuilder text =
        new StringBuilder(
            "{\"transactionTime\":\"%s\",\"request\":\"x\",\"requiresAccessToken\":%s"
                .formatted(transactionTime, needsToken));
    kinds.forEach(
        (kind, all) -> text.append(",\"%s\":[%s]".formatted(kind, String.join(",", all))));
    return text.append('}').toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
