package org.rimborso.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/** What is sent again, and when. */
class RetryTest extends OverOutbound {
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
  void send_askedToWaitAMinute_comesBackAtDifferentTimes() throws IOException {
    Set<Duration> waits = new HashSet<>();
    for (double chance : new double[] {0, 0.25, 0.5, 0.999}) {
      FakeClock own = new FakeClock();
      Door busy =
          (call, budget) -> new Received(429, Map.of("retry-after", List.of("20")), new byte[0]);
      ConsiderateDoor door = new ConsiderateDoor(busy, Limits.STANDARD, own, own);
      new RetryingDoor(door, Limits.STANDARD, own, () -> chance)
          .send(get(URI.create("https://ehr.example")), TestEhr.ample());
      waits.add(own.waits().get(0));
      assertThat(own.waits().get(0)).isBetween(Duration.ofSeconds(20), Duration.ofMillis(22_300));
    }
    assertThat(waits).hasSize(4);
  }
}
