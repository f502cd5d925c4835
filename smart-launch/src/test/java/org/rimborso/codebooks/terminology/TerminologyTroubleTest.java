package org.rimborso.codebooks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Cause;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.LoopbackServer.Sent;

/** A server that is down, slow, closed or answers nonsense. */
class TerminologyTroubleTest extends OverTerminologyServer {
  @Test
  void ask_serverDown_isTroubleAndNoAnswer() throws IOException {
    URI gone;
    try (ServerSocket socket = new ServerSocket(0)) {
      gone = URI.create("http://localhost:" + socket.getLocalPort() + "/fhir");
    }

    Answers answers = ask(server(gone), "A00.0");

    assertThat(answers.trouble()).contains(Cause.NOT_REACHED);
    assertThat(answers.size()).isZero();
  }

  @Test
  void ask_serverThatNeverAnswers_endsWithTheBudget() throws IOException {
    budget = Duration.ofMillis(100);
    try (ServerSocket silent = new ServerSocket(0)) {
      URI base = URI.create("http://localhost:" + silent.getLocalPort() + "/fhir");

      assertThat(ask(server(base), "A00.0").trouble()).contains(Cause.NOT_REACHED);
    }
  }

  @Test
  void ask_pageWithoutTimeLeft_asksNobody() {
    Answers answers = server().inquiry(Budget.of(Duration.ZERO)).run(Set.of(question("A00.0")));

    assertThat(answers.trouble()).contains(Cause.NOT_REACHED);
    assertThat(terminology.server().seen()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, ACCESS_RESTRICTED",
    "403, ACCESS_RESTRICTED",
    "500, NOT_REACHED",
    "503, NOT_REACHED"
  })
  void ask_refused_isTroubleWithItsCause(int status, Cause cause) {
    terminology.server().answers(seen -> Sent.json(status, "{}"));

    assertThat(ask(server(), "A00.0").trouble()).contains(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>sign in</html>",
        "{\"resourceType\":\"Bundle\",\"entry\":[",
        "{\"resourceType\":\"Bundle\",\"entry\":[]}",
        "{}"
      })
  void ask_batchAnswerThatIsNone_isUnreadable(String body) {
    terminology.offering("2027", "complete");
    terminology
        .server()
        .answers(
            seen -> seen.method().equals("POST") ? Sent.json(200, body) : terminology.answer(seen));

    assertThat(ask(server(), "A00.0").trouble()).contains(Cause.UNREADABLE);
  }

  @Test
  void ask_webPage_isUnreadable() {
    byte[] page = "<html>sign in</html>".getBytes(StandardCharsets.UTF_8);
    terminology.server().answers(seen -> new Sent(200, Map.of("Content-Type", "text/html"), page));

    assertThat(ask(server(), "A00.0").trouble()).contains(Cause.UNREADABLE);
  }

  @Test
  void ask_afterATrouble_failuresAreNotKept() {
    terminology.offering("2027", "complete").knowing("A00.0", "parent=A00");
    TerminologyServer server = server();
    terminology
        .server()
        .answers(
            seen -> seen.method().equals("POST") ? Sent.json(401, "{}") : terminology.answer(seen));
    assertThat(ask(server, "A00.0").trouble()).isPresent();
    terminology.server().answers(terminology::answer);

    assertThat(ask(server, "A00.0").to(question("A000"))).isPresent();
  }
}
