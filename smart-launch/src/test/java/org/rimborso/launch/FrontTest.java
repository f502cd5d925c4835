package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.launch.front.Patience;
import org.rimborso.launch.watch.MetricsSettings;

/** What depends on how the server is set up: proxies, who reads figures, limits, the end. */
class FrontTest {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1");

  @TempDir private Path folder;

  private TestApp app(ServerSettings settings) {
    return new TestApp(folder, settings, Patience.USUAL);
  }

  private static ServerSettings behindProxy(MetricsSettings metrics) {
    return new ServerSettings(
        "localhost",
        0,
        Optional.of(URI.create("https://rimborso.example.org")),
        LOOPBACK,
        Optional.empty(),
        metrics,
        OptionalInt.empty(),
        Duration.ZERO);
  }

  private static ServerSettings here(OptionalInt launches, Duration drain) {
    return new ServerSettings(
        "localhost",
        0,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        MetricsSettings.NONE,
        launches,
        drain);
  }

  @Test
  void forwarded_byATrustedProxy_countsByItsLastValue() throws IOException {
    try (TestApp app = app(behindProxy(MetricsSettings.NONE))) {
      RawHttp http = new RawHttp(app.port());
      assertThat(
              http.request(
                      "GET",
                      "/nowhere",
                      "X-Forwarded-Proto: https",
                      "X-Forwarded-Host: evil.example, rimborso.example.org")
                  .status())
          .isEqualTo(404);
      assertThat(
              http.request(
                      "GET",
                      "/nowhere",
                      "X-Forwarded-Proto: https",
                      "X-Forwarded-Host: rimborso.example.org, evil.example")
                  .status())
          .isEqualTo(421);
      assertThat(http.request("GET", "/x", "Forwarded: host=evil.example;proto=https").status())
          .isEqualTo(421);
    }
  }

  @Test
  void refusal_overTls_hasStrictTransportSecurity() throws IOException {
    try (TestApp app = app(behindProxy(MetricsSettings.NONE))) {
      RawHttp.Answer refused =
          new RawHttp(app.port())
              .request("GET", "/x", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.example");
      assertThat(refused.status()).isEqualTo(421);
      assertThat(refused.header("Strict-Transport-Security"))
          .contains("max-age=31536000; includeSubDomains");
    }
  }

  @Test
  void figures_throughAProxy_needTheToken() throws IOException {
    Path token = folder.resolve("token");
    Files.writeString(token, "let-me-read\n");
    MetricsSettings settings = new MetricsSettings(LOOPBACK, Optional.of(token));
    try (TestApp app = app(behindProxy(settings))) {
      RawHttp http = new RawHttp(app.port());
      assertThat(http.request("GET", "/metrics").status()).isEqualTo(404);
      assertThat(http.request("GET", "/metrics", "X-Forwarded-For: 127.0.0.1").status())
          .isEqualTo(404);
      assertThat(http.request("GET", "/metrics", "Authorization: Bearer let-me").status())
          .isEqualTo(404);
      assertThat(http.request("GET", "/metrics", "Authorization: Bearer ").status()).isEqualTo(404);
      assertThat(http.request("GET", "/metrics", "Authorization: Bearer let-me-read").status())
          .isEqualTo(200);
    }
  }

  @Test
  void figures_onThisMachine_areReadWithoutToken() throws IOException {
    try (TestApp app = new TestApp(folder)) {
      RawHttp http = new RawHttp(app.port());
      String session = http.login("l1", "biller");
      http.get("/s/l1/accounts", session);
      String text = http.request("GET", "/metrics").text();
      assertThat(text)
          .contains("rimborso_requests_seconds_count{method=\"GET\",route=\"/s/{launch}\"")
          .contains("rimborso_sessions 1.0")
          .contains("rimborso_notes{delivery=\"sending\"} 0.0")
          .contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void launches_tooManyFromOneAddress_areToldToWait() throws IOException {
    try (TestApp app = app(here(OptionalInt.of(5), Duration.ZERO))) {
      RawHttp http = new RawHttp(app.port());
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        statuses.add(http.request("GET", "/launch?id=l" + i + "&role=biller").status());
      }
      assertThat(statuses).startsWith(200).contains(429).containsOnly(200, 429);
      assertThat(http.request("GET", "/s/l0/accounts").status()).isEqualTo(401);
    }
  }

  @Test
  void close_withADrain_saysSoFirstAndAnswersOn() throws Exception {
    TestApp app = app(here(OptionalInt.empty(), Duration.ofMinutes(1)));
    RawHttp http = new RawHttp(app.port());
    String session = http.login("l1", "biller");
    Thread stopping = new Thread(app::close, "stopping");
    stopping.start();
    while (http.request("GET", "/healthz/live").status() != 503) {
      Thread.onSpinWait();
    }
    RawHttp.Answer answer =
        http.send(
            "GET /s/l1/accounts HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-rimborso="
                + session
                + "\r\n\r\n");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Connection")).contains("close");
    stopping.interrupt();
    stopping.join();
  }
}
