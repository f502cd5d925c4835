package org.rimborso.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * How long an EHR waits for cards: patient-view with everything sent along, at a fixed rate whether
 * earlier calls are answered or not, against an app that it starts as a process of its own. Each
 * call has a token of its own, and is audited and kept as in production.
 */
public final class HookCalls {
  private static final String ISSUER = "http://localhost/benchmark";
  private static final int WARM_UP = 300;
  private static final int PERCENT = 95;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ECKey key;
  private final URI service;
  private final byte[] body;

  private HookCalls(ECKey key, URI service, byte[] body) {
    this.key = key;
    this.service = service;
    this.body = body.clone();
  }

  /**
   * Starts an app, calls it, prints the percentiles.
   *
   * @param args claims of the patient, calls a second, seconds, calls before it counts
   */
  public static void main(String[] args) throws Exception {
    int claims = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    double rate = args.length > 1 ? Double.parseDouble(args[1]) : 20;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
    int before = args.length > 3 ? Integer.parseInt(args[3]) : WARM_UP;
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    HttpServer keys =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext(
        "/",
        exchange -> {
          byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, set.length);
          exchange.getResponseBody().write(set);
          exchange.close();
        });
    keys.start();
    int port = freePort();
    Process app = start(port, keys.getAddress().getPort());
    try {
      HookCalls calls =
          new HookCalls(
              key,
              URI.create("http://localhost:" + port + "/cds-services/patient-view"),
              body(claims));
      calls.run(before, rate);
      calls.tell(claims, rate, calls.run((int) (rate * seconds), rate));
    } finally {
      app.destroy();
      keys.stop(0);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process start(int port, int keys) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hook-calls");
    Path config = folder.resolve("rimborso.yaml");
    Files.writeString(
        config,
        """
        server: {address: localhost, port: %d}
        ehrs:
          - id: hospital
            iss: http://localhost:1/fhir
            clientId: benchmark
            cds: {issuer: "%s", jwks: "http://localhost:%d/jwks"}
        """
            .formatted(port, ISSUER, keys));
    Process app =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.rimborso.launch.Main",
                "serve",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .start();
    try (var out = app.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.startsWith("listening")) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("the app did not start");
      }
    }
    return app;
  }

  private static byte[] body(int claims) {
    BigPatient patient = new BigPatient(claims, 17);
    String base = "http://localhost:1/fhir";
    StringBuilder prefetch = new StringBuilder("\"patient\":").append(patient.patient());
    String[][] needed = {
      {"encounters", "Encounter"},
      {"conditions", "Condition"},
      {"procedures", "Procedure"},
      {"coverages", "Coverage"},
      {"claims", "Claim"},
      {"benefits", "ExplanationOfBenefit"}
    };
    for (String[] one : needed) {
      prefetch.append(",\"" + one[0] + "\":").append(patient.bundle(one[1], base));
    }
    String body =
        """
        {"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "context":{"userId":"Practitioner/p","patientId":"%s"},"prefetch":{%s}}"""
            .formatted(BigPatient.ID, prefetch);
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Calls at this rate; answers how long each took from when it was due, in microseconds. */
  private List<Long> run(int calls, double rate) {
    List<CompletableFuture<Long>> under = new ArrayList<>();
    long began = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      HttpRequest request = request();
      long due = began + (long) (i * 1e9 / rate);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      under.add(
          http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
              .thenApply(answer -> took(answer, due)));
    }
    return under.stream().map(CompletableFuture::join).toList();
  }

  private static long took(HttpResponse<String> answer, long due) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the app answered " + answer.statusCode());
    }
    return (System.nanoTime() - due) / 1000;
  }

  private HttpRequest request() {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("benchmark")
                .audience(service.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(200)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return HttpRequest.newBuilder(service)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token.serialize())
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private void tell(int claims, double rate, List<Long> times) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    System.out.printf(
        "%d claims (%d kB a call), %.1f calls a second, %d calls: p50 %.1f ms, p95 %.1f ms, most"
            + " %.1f ms%n",
        claims,
        body.length / 1024,
        rate,
        sorted.size(),
        at(sorted, 50),
        at(sorted, PERCENT),
        at(sorted, 100));
  }

  private static double at(List<Long> sorted, int percent) {
    long[] all = sorted.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(all);
    return all[(int) Math.min(all.length - 1L, Math.round(all.length * percent / 100.0))] / 1000.0;
  }
}
