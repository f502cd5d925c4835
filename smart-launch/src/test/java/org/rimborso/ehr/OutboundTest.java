package org.rimborso.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/** Where calls may go, and how long they may take. */
class OutboundTest extends OverOutbound {
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
}
