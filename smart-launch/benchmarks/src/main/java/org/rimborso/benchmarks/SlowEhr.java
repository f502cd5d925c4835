package org.rimborso.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A local server that answers every search with a whole page made beforehand, each after the same
 * delay, as an EHR's database would let it wait. Searches wait side by side. Where it offers {@code
 * _include}, providers ride along with the searches that ask for them.
 */
final class SlowEhr implements AutoCloseable {
  private static final String METADATA =
      """
      {"resourceType":"CapabilityStatement","status":"active","kind":"instance","fhirVersion":"4.0.1","format":["json"],"rest":[{"mode":"server","resource":[%s]}]}""";
  private static final String TYPE =
      """
      {"type":"%1$s","interaction":[{"code":"read"},{"code":"search-type"}],"searchParam":[{"name":"patient","type":"reference"},{"name":"_id","type":"token"}]%2$s}""";
  private static final String INCLUDES =
      """
      ,"searchInclude":["Encounter:participant","Encounter:service-provider","Coverage:payor","Claim:provider","Claim:care-team","Claim:insurer",\
      "ExplanationOfBenefit:provider","ExplanationOfBenefit:care-team"]""";
  private static final String[] TYPES = {
    "Patient",
    "Encounter",
    "Condition",
    "Procedure",
    "Coverage",
    "Claim",
    "ClaimResponse",
    "ExplanationOfBenefit",
    "Organization",
    "Practitioner"
  };

  static {
    // Else the JDK's server lets a small answer wait 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
  private final Map<String, byte[]> richPages = new ConcurrentHashMap<>();
  private final BigPatient patient;
  private final Duration delay;

  SlowEhr(BigPatient patient, Duration delay, boolean includes) throws IOException {
    this.patient = patient;
    this.delay = delay;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(threads);
    server.createContext("/fhir/", this::answer);
    for (String type : TYPES) {
      pages.put(type, bytes(patient.bundle(type, base().toString())));
      richPages.put(type, bytes(patient.bundleWithProviders(type, base().toString())));
    }
    pages.put(
        "metadata",
        bytes(
            METADATA.formatted(
                Arrays.stream(TYPES)
                    .map(type -> TYPE.formatted(type, includes ? INCLUDES : ""))
                    .collect(Collectors.joining(",")))));
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  /** Bytes of the page that a search for {@code type} is answered with. */
  int size(String type) {
    return page(pages, type).length;
  }

  private byte[] page(Map<String, byte[]> from, String type) {
    return from.getOrDefault(type, bytes(patient.bundle("none", base().toString())));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring("/fhir/".length());
      boolean read = path.contains("/");
      pause(path.equals("metadata") ? Duration.ZERO : delay);
      String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
      byte[] body =
          read
              ? bytes(patient.patient())
              : page(query.contains("_include=") ? richPages : pages, path);
      exchange.getResponseHeaders().set("Content-Type", "application/fhir+json;charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted"));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
