package org.rimborso.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

class OutboundTest {
  private final FakeClock clock = new FakeClock();
  private final Outbound outbound = new Outbound(clock, clock);

  private Door door(URI origin, Limits limits) {
    return outbound.to(new Destination("test", Set.of(Origin.of(origin).orElseThrow())), limits);
  }

  private Door door(URI origin) {
    return door(origin, Limits.STANDARD);
  }

  private static Call get(URI uri) {
    return Call.get(uri, "application/json").with("Authorization", "Bearer secret");
  }

  private static NotReached notReached(Why why) {
    return new NotReached(why);
  }

  @Test
  void send_addressOfAnotherOrigin_opensNoConnection() {
    try (var own = new LoopbackServer(r -> Sent.json(200, "{}"));
        var foreign = new LoopbackServer(r -> Sent.json(200, "{}"))) {
      Door door = door(own.origin());
      String port = ":" + own.origin().getPort();
      for (String address :
          new String[] {
            foreign.at("/x").toString(),
            "http://127.0.0.1" + port + "/",
            "https://localhost" + port + "/",
            "http://user@localhost" + port + "/",
            "http://localhost:1/",
            "file:///etc/passwd",
            "http:localhost" + port,
            "http://localhost" + port + "@" + foreign.origin().getAuthority() + "/",
          }) {
        assertThat(door.send(get(URI.create(address)), TestEhr.ample()))
            .as(address)
            .isEqualTo(notReached(Why.ADDRESS_REFUSED));
      }
      assertThat(own.seen()).isEmpty();
      assertThat(foreign.seen()).isEmpty();
      assertThat(door.send(get(own.at("/")), TestEhr.ample())).isInstanceOf(Received.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ehr.example/fhir",
        "http://127.0.0.2/fhir",
        "http://169.254.169.254/",
        "ftp://localhost/",
        "https://u:p@ehr.example/",
        "https:///fhir",
        "https://ehr_example/",
        "https://ehr.example:0/",
        "mailto:a@b"
      })
  void origin_notPlainlyHttpsOrLoopback_none(String address) {
    assertThat(Origin.of(URI.create(address))).isEmpty();
  }

  @Test
  void origin_caseAndDefaultPort_same() {
    assertThat(Origin.of(URI.create("HTTPS://EHR.example/x")))
        .isPresent()
        .isEqualTo(Origin.of(URI.create("https://ehr.example:443")));
  }

  @Test
  void send_redirect_isAnAnswerAndNotFollowed() {
    try (var foreign = new LoopbackServer(r -> Sent.json(200, "{}"));
        var own =
            new LoopbackServer(
                r -> Sent.status(302, Map.of("Location", foreign.at("/x").toString())))) {
      Reply reply = door(own.origin()).send(get(own.at("/")), TestEhr.ample());
      assertThat(((Received) reply).status()).isEqualTo(302);
      assertThat(own.seen()).hasSize(1);
      assertThat(foreign.seen()).isEmpty();
    }
  }

  @Test
  void send_bodyOverCap_tooLarge() {
    try (var server = new LoopbackServer(r -> Sent.json(200, "x".repeat(2001)))) {
      Limits small = Limits.STANDARD.withBodyBytes(2000);
      assertThat(door(server.origin(), small).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.TOO_LARGE));
      server.answers(r -> Sent.json(200, "x".repeat(2000)));
      assertThat(door(server.origin(), small).send(get(server.at("/")), TestEhr.ample()))
          .isInstanceOf(Received.class);
    }
  }

  @Test
  void send_gzip_isUnpackedAndABombIsRefused() throws IOException {
    byte[] packed = gzip(new byte[1_000_000]);
    Sent sent = new Sent(200, Map.of("Content-Encoding", "gzip"), packed);
    try (var server = new LoopbackServer(r -> sent)) {
      assertThat(packed.length).isLessThan(2000);
      assertThat(
              door(server.origin(), Limits.STANDARD.withBodyBytes(999_999))
                  .send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.TOO_LARGE));
      Reply reply = door(server.origin()).send(get(server.at("/")), TestEhr.ample());
      assertThat(((Received) reply).body()).hasSize(1_000_000);
      assertThat(server.seen().get(0).header("accept-encoding")).contains("gzip");
    }
  }

  @Test
  void send_brokenOrUnknownEncoding_isNoAnswer() throws IOException {
    byte[] packed = gzip("{\"a\":1}".getBytes(UTF_8));
    byte[] half = java.util.Arrays.copyOf(packed, packed.length - 9);
    try (var server =
        new LoopbackServer(r -> new Sent(200, Map.of("Content-Encoding", "gzip"), half))) {
      Limits once =
          new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 9999, 0, Duration.ZERO);
      assertThat(door(server.origin(), once).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.CUT));
      server.answers(
          r -> new Sent(200, Map.of("Content-Encoding", "gzip"), "no gzip at all".getBytes(UTF_8)));
      assertThat(door(server.origin(), once).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.NOT_DECODABLE));
      server.answers(r -> new Sent(200, Map.of("Content-Encoding", "br"), packed));
      assertThat(door(server.origin(), once).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.NOT_DECODABLE));
    }
  }

  @Test
  void send_bodyCutAtAnyByte_neverPassesForWhole() throws IOException {
    byte[] whole =
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"resourceType\":\"B\"}".getBytes(UTF_8);
    try (var server = new RawServer(n -> java.util.Arrays.copyOf(whole, n))) {
      for (int cut = 0; cut < whole.length; cut++) {
        Limits once =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 9999, 0, Duration.ZERO);
        // A write is never repeated, so that each byte offset is met once.
        Call call = Call.post(server.origin(), "application/json", new Call.Body("text/plain", ""));
        assertThat(door(server.origin(), once).send(call, TestEhr.ample()))
            .as("cut at %d", cut)
            .isEqualTo(notReached(Why.CUT));
      }
      Call call = Call.post(server.origin(), "*/*", new Call.Body("text/plain", ""));
      assertThat(door(server.origin()).send(call, TestEhr.ample())).isInstanceOf(Received.class);
    }
  }

  @Test
  void send_readMeets500Then200_isRepeated() {
    AtomicInteger calls = new AtomicInteger();
    try (var server =
        new LoopbackServer(r -> Sent.json(calls.getAndIncrement() < 2 ? 500 : 200, "{}"))) {
      Reply reply = door(server.origin()).send(get(server.at("/")), TestEhr.ample());
      assertThat(((Received) reply).status()).isEqualTo(200);
      assertThat(server.seen()).hasSize(3);
      assertThat(clock.waits()).hasSize(2);
    }
  }

  @Test
  void send_readMeets500Always_serverFailedAfterThree() {
    try (var server = new LoopbackServer(r -> Sent.json(500, "{}"))) {
      assertThat(door(server.origin()).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.SERVER_FAILED));
      assertThat(server.seen()).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void send_readMeets4xx_isNotRepeated(int status) {
    try (var server = new LoopbackServer(r -> Sent.json(status, "{}"))) {
      Reply reply = door(server.origin()).send(get(server.at("/")), TestEhr.ample());
      assertThat(((Received) reply).status()).isEqualTo(status);
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void send_write_isSentOnceWhateverHappens() throws IOException {
    var body = new Call.Body("application/fhir+json", "{}");
    try (var server = new LoopbackServer(r -> Sent.json(500, "{}"));
        var silent = new RawServer(n -> new byte[0])) {
      door(server.origin()).send(Call.post(server.at("/"), "*/*", body), TestEhr.ample());
      door(server.origin()).send(Call.put(server.at("/"), "*/*", body), TestEhr.ample());
      assertThat(server.seen()).hasSize(2);
      door(silent.origin()).send(Call.post(silent.origin(), "*/*", body), TestEhr.ample());
      door(silent.origin()).send(Call.put(silent.origin(), "*/*", body), TestEhr.ample());
      assertThat(silent.connections()).isEqualTo(2);
    }
  }

  @Test
  void send_askedToWait_waitsAtLeastThatLongAndSendsNothingBefore() {
    AtomicInteger calls = new AtomicInteger();
    try (var server =
        new LoopbackServer(
            r ->
                calls.getAndIncrement() == 0
                    ? Sent.status(429, Map.of("Retry-After", "7"))
                    : Sent.json(200, "{}"))) {
      Reply reply = door(server.origin()).send(get(server.at("/")), TestEhr.ample());
      assertThat(((Received) reply).status()).isEqualTo(200);
      assertThat(clock.waits()).hasSize(1);
      assertThat(clock.waits().get(0)).isGreaterThan(Duration.ofSeconds(7));
    }
  }

  @Test
  void send_askedToWaitBeyondTheBudget_givesUpAndLeavesTheServerAlone() {
    try (var server =
        new LoopbackServer(r -> Sent.status(503, Map.of("Retry-After", "999999999999")))) {
      Door door = door(server.origin());
      assertThat(door.send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.SERVER_FAILED));
      assertThat(door.send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.ASKED_TO_WAIT));
      assertThat(server.seen()).hasSize(1);
      clock.advance(Duration.ofMinutes(5).plusSeconds(1));
      door.send(get(server.at("/")), TestEhr.ample());
      assertThat(server.seen()).hasSizeGreaterThan(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7,PT7S",
    "0,PT0S",
    "400,PT5M",
    "99999999999999999999999,PT5M",
    "'Mon, 23 Nov 2026 12:00:30 GMT',PT30S",
    "'Mon, 23 Nov 2026 11:00:00 GMT',PT0S",
    "'Sat, 23 Nov 2036 12:00:00 GMT',",
    "'Sun, 23 Nov 2036 12:00:00 GMT',PT5M",
    "soon,",
    "-5,",
    "1.5,"
  })
  void retryAfter_header_cappedWaitOrNone(String header, Duration expected) {
    assertThat(RetryAfter.of(header, clock.instant(), Duration.ofMinutes(5)).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void send_fiveFailures_restsAndTouchesNothing() {
    try (var server = new LoopbackServer(r -> Sent.json(500, "{}"))) {
      Door door = door(server.origin());
      var body = new Call.Body("text/plain", "x");
      for (int i = 0; i < 5; i++) {
        door.send(Call.post(server.at("/"), "*/*", body), TestEhr.ample());
      }
      assertThat(door.send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.RESTING));
      assertThat(server.seen()).hasSize(5);
    }
  }

  @Test
  void send_answerTrickling_tooSlowInAllNotPerByte() throws Exception {
    try (var listening = new java.net.ServerSocket(0)) {
      // The connection is accepted by the system and never answered.
      URI origin = URI.create("http://localhost:" + listening.getLocalPort());
      Limits quick = Limits.STANDARD.withAnswer(Duration.ofMillis(50));
      var post = Call.post(origin, "*/*", new Call.Body("text/plain", ""));
      assertThat(door(origin, quick).send(post, TestEhr.ample()))
          .isEqualTo(notReached(Why.TOO_SLOW));
    }
  }

  @Test
  void send_nobodyListening_noConnection() throws IOException {
    URI origin;
    try (var gone = new java.net.ServerSocket(0)) {
      origin = URI.create("http://localhost:" + gone.getLocalPort());
    }
    assertThat(door(origin).send(get(origin), TestEhr.ample()))
        .isEqualTo(notReached(Why.NO_CONNECTION));
  }

  @Test
  void send_budgetSpent_sendsNothing() {
    try (var server = new LoopbackServer(r -> Sent.json(200, "{}"))) {
      assertThat(door(server.origin()).send(get(server.at("/")), Budget.of(Duration.ZERO)))
          .isEqualTo(notReached(Why.NO_TIME_LEFT));
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void toString_callWithTokenAndId_showsNeither() {
    assertThat(get(URI.create("https://ehr.example/Patient/p1")).toString())
        .doesNotContain("secret", "p1");
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
