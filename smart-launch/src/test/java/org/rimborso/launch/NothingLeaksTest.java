package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.launch.watch.CapturedLog;

/** What is in requests, in exceptions and in the session is neither logged nor counted. */
class NothingLeaksTest {
  private static final String CANARY = "CANARY-Rossi-1970";

  @TempDir private Path folder;

  private static void visit(RawHttp http, String session) throws IOException {
    String cookie = "Cookie: __Host-rimborso=" + session;
    http.get("/s/l1/accounts/Claim/" + CANARY + "?name=" + CANARY, session);
    http.get("/s/" + CANARY + "/accounts", session);
    http.get("/s/l1/boom?" + CANARY, session);
    http.get("/" + CANARY, session);
    http.get("/" + CANARY + ";" + CANARY, session);
    http.request(CANARY, "/s/l1/accounts", cookie);
    http.request("TRACE", "/" + CANARY, cookie, "X-" + CANARY + ": " + CANARY);
    http.request("GET", "/s/l1/accounts", "X: " + CANARY + "\r\n" + CANARY);
    http.request("GET", "/s/l1/accounts", "X: " + CANARY.repeat(1000));
    http.request("POST", "/s/l1/notes", cookie, "Content-Length: 70000", "Content-Type: " + CANARY);
    http.request("GET", "/callback/hospital?code=" + CANARY + "&state=" + CANARY, cookie);
    http.send("GET / HTTP/1.1\r\nHost: " + CANARY + "\r\nConnection: close\r\n\r\n");
    http.send(CANARY + "\r\n\r\n");
  }

  @Test
  void requests_fullOfCanaries_leaveNoneInLogOrFigures() throws IOException {
    try (TestApp app = new TestApp(folder);
        CapturedLog log = new CapturedLog()) {
      RawHttp http = new RawHttp(app.port());
      String session = http.login("l1", "biller");
      visit(http, session);
      String figures = http.request("GET", "/metrics").text();
      assertThat(figures).contains("rimborso_requests_seconds_count").doesNotContain("CANARY");
      assertThat(figures).doesNotContain(session);
      assertThat(log.text())
          .contains("GET /s/{launch} 200", "GET /s/{launch} 500", "IllegalStateException")
          .doesNotContain("CANARY", session, "l1");
      assertThat(log.events())
          .allMatch(event -> event.endsWith("}\n") && event.indexOf('\n') == event.length() - 1);
    }
  }
}
