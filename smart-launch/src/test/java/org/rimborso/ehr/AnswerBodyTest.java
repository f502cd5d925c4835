package org.rimborso.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/** Bodies that are too large, packed, or cut. */
class AnswerBodyTest extends OverOutbound {
  /** A read that fails is not repeated. */
  private static final Limits ONCE =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 9999, 0, Duration.ZERO, 9);

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
      assertThat(door(server.origin(), ONCE).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.CUT));
      server.answers(
          r -> new Sent(200, Map.of("Content-Encoding", "gzip"), "no gzip at all".getBytes(UTF_8)));
      assertThat(door(server.origin(), ONCE).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.NOT_DECODABLE));
      server.answers(r -> new Sent(200, Map.of("Content-Encoding", "br"), packed));
      assertThat(door(server.origin(), ONCE).send(get(server.at("/")), TestEhr.ample()))
          .isEqualTo(notReached(Why.NOT_DECODABLE));
    }
  }

  @Test
  void send_bodyCutAtAnyByte_neverPassesForWhole() throws IOException {
    byte[] whole =
        "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"resourceType\":\"B\"}".getBytes(UTF_8);
    try (var server = new RawServer(n -> java.util.Arrays.copyOf(whole, n))) {
      for (int cut = 0; cut < whole.length; cut++) {
        // A write is never repeated, so that each byte offset is met once.
        Call call = Call.post(server.origin(), "application/json", new Call.Body("text/plain", ""));
        assertThat(door(server.origin(), ONCE).send(call, TestEhr.ample()))
            .as("cut at %d", cut)
            .isEqualTo(notReached(Why.CUT));
      }
      Call call = Call.post(server.origin(), "*/*", new Call.Body("text/plain", ""));
      assertThat(door(server.origin()).send(call, TestEhr.ample())).isInstanceOf(Received.class);
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
