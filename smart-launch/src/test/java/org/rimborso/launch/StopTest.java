package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as its own process, told to stop while requests wait for an EHR. */
class StopTest {
  private static final int IN_FLIGHT = 20;
  private static final String BROWSER = "Cookie: __Host-rimborso-browser=" + "a".repeat(43);

  @TempDir private Path folder;
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer ehr;
  private Process app;

  @BeforeEach
  void start() throws IOException {
    ehr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ehr.setExecutor(threads);
    ehr.createContext("/", this::answerWhenReleased);
    ehr.start();
    Path config = folder.resolve("rimborso.yaml");
    Files.writeString(
        config,
        """
        server: {port: 0, drain: 1s}
        store: {file: db, keyFile: key}
        ehrs: [{id: hospital, iss: '%s', clientId: c}]
        """
            .formatted(iss()));
    app =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rimborso.launch.Main",
                "serve",
                "--config",
                config.toString())
            .redirectError(folder.resolve("log").toFile())
            .start();
  }

  @AfterEach
  void stop() {
    release.countDown();
    app.destroyForcibly();
    ehr.stop(0);
    threads.shutdownNow();
  }

  private String iss() {
    return "http://localhost:" + ehr.getAddress().getPort() + "/fhir";
  }

  private void answerWhenReleased(HttpExchange exchange) throws IOException {
    asked.countDown();
    try {
      release.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(404, -1);
    exchange.close();
  }

  private int port() throws IOException {
    BufferedReader out = app.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).isNotNull().startsWith("listening http://localhost:");
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  @Test
  void sigterm_withRequestsInFlight_answersAllOfThemAndEnds() throws Exception {
    RawHttp http = new RawHttp(port());
    assertThat(http.request("GET", "/healthz/ready").status()).isEqualTo(200);
    List<Future<RawHttp.Answer>> flying = new ArrayList<>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      String launch = "/launch?launch=l" + i + "&iss=" + iss();
      flying.add(threads.submit(() -> http.request("GET", launch, BROWSER)));
    }
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    while (!inFlight(http)) {
      Thread.onSpinWait();
    }
    app.destroy();
    while (http.request("GET", "/healthz/ready").status() != 503) {
      Thread.onSpinWait();
    }
    assertThat(flying).noneMatch(Future::isDone);
    release.countDown();
    for (Future<RawHttp.Answer> answer : flying) {
      // The EHR said 404: what counts is that our page about it arrives whole.
      assertThat(answer.get(30, TimeUnit.SECONDS).text())
          .startsWith("HTTP/1.1 5")
          .contains("</html>");
    }
    assertThat(app.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(app.exitValue()).isEqualTo(143);
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("Exception");
  }

  /** Whether all of them have reached the app: a thread of the server is busy with each. */
  private static boolean inFlight(RawHttp http) throws IOException {
    return http.request("GET", "/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("rimborso_requests_active "))
        .anyMatch(line -> line.endsWith(" " + (IN_FLIGHT + 1) + ".0"));
  }
}
