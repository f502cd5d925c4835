package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before every page, on the real server. */
class DoorTest {
  @TempDir private static Path folder;
  private static TestApp app;
  private static RawHttp http;
  private static String session;

  @BeforeAll
  static void start() throws IOException {
    app = new TestApp(folder);
    http = new RawHttp(app.port());
    session = http.login("l1", "biller");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** Spellings that some part of the way might take for another path, or for none. */
  private static Set<String> oddSpellings() {
    List<String> marks =
        List.of(
            ";",
            ";x=1",
            ";jsessionid=1",
            "%",
            "%00",
            "%20",
            "%09",
            "%0a",
            "%0d%0a",
            "%2e",
            "%2f",
            "%5c",
            "%3b",
            "%25",
            "%2e%2e",
            "%252e",
            "%c0%ae",
            "%e2%80%8b",
            "%ff",
            "%zz",
            "\\",
            "..\\",
            "//",
            "/./",
            "/../",
            "/.;/",
            "/..;/",
            "/.%2e/",
            ".",
            "..",
            "\t",
            "|",
            "^",
            "`",
            "{",
            "}",
            "\"",
            "<",
            ">",
            "'",
            "*",
            "+",
            ",",
            "!",
            "$",
            "&",
            "(",
            ")",
            "=",
            "@",
            ":",
            "[",
            "]",
            "\u00e9",
            "\u00ff");
    List<String> paths = List.of("/s/l1/accounts", "/s/l1/admin/x", "/healthz/live");
    Set<String> odd = new LinkedHashSet<>();
    for (String path : paths) {
      for (String mark : marks) {
        int middle = path.lastIndexOf('/');
        odd.add(path + mark);
        odd.add(path.substring(0, middle) + mark + path.substring(middle));
        odd.add("/" + mark + path);
      }
      odd.add(path.replace("s", "%73").replace("h", "%68"));
      odd.add("/launch/.." + path);
      odd.add("/static/..%2f.." + path);
      odd.add("/launch;/.." + path);
      odd.add("http://localhost/" + path + ";x");
    }
    return odd;
  }

  @Test
  void oddSpellings_withAValidSession_reachNoHandler() throws IOException {
    Set<String> odd = oddSpellings();
    assertThat(odd).hasSizeGreaterThanOrEqualTo(200);
    int before = app.reached();
    List<String> answered = new ArrayList<>();
    for (String target : odd) {
      int status = http.get(target, session).status();
      if (status < 400) {
        answered.add(status + " " + target);
      }
    }
    assertThat(answered).isEmpty();
    assertThat(app.reached()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/S/l1/accounts", "/s", "/s/", "/admin", "/metrics/", "/healthz", "/launch/a/b"})
  void unlistedPaths_withAValidSession_reachNoHandler(String target) throws IOException {
    int before = app.reached();
    assertThat(http.get(target, session).status()).isGreaterThanOrEqualTo(400);
    assertThat(app.reached()).isEqualTo(before);
  }

  @Test
  void plainPath_withAValidSession_isReached() throws IOException {
    int before = app.reached();
    assertThat(http.get("/s/l1/accounts/Claim/c-1.2?x=%20", session).status()).isEqualTo(200);
    assertThat(app.reached()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "FOO"})
  void method_unusual_isRefused(String method) throws IOException {
    int before = app.reached();
    RawHttp.Answer answer =
        http.request(method, "/s/l1/accounts", "Cookie: __Host-rimborso=" + session);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("GET, HEAD, POST");
    assertThat(answer.text()).doesNotContain(session);
    assertThat(app.reached()).isEqualTo(before);
  }

  /** Each answer, by whoever it is made, down to what is no HTTP at all. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page        | GET /s/l1/accounts HTTP/1.1     | 200
          thrown      | GET /s/l1/boom HTTP/1.1         | 500
          not entered | GET /s/l9/accounts HTTP/1.1     | 401
          not there   | GET /nowhere HTTP/1.1           | 404
          odd         | GET /s/l1/accounts; HTTP/1.1    | 400
          encoded     | GET /s/l1%2faccounts HTTP/1.1   | 400
          trace       | TRACE / HTTP/1.1                | 405
          health      | GET /healthz/live HTTP/1.1      | 200
          no http     | rubbish                         | 400
          """)
  void headers_onEveryAnswer_arePresent(String name, String line, int status) throws IOException {
    RawHttp.Answer answer =
        http.send(
            line
                + "\r\nHost: localhost\r\nConnection: close\r\nCookie: __Host-rimborso="
                + session
                + "\r\n\r\n");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.header("Cache-Control"))
        .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
    assertThat(answer.header("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .startsWith("default-src 'none';")
                    .contains("base-uri 'none'", "frame-ancestors 'self'"));
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Frame-Options")).isEmpty();
    assertThat(answer.text()).doesNotContain("secret-of-the-inside", "Exception", "jetty");
  }

  @Test
  void framing_insideALaunch_isForItsOwnEhrOnly() throws IOException {
    assertThat(policy(http.get("/s/l1/accounts", session)))
        .endsWith("frame-ancestors 'self' " + TestApp.FRAME);
    assertThat(policy(http.get("/s/l9/accounts", session)))
        .contains(TestApp.FRAME, TestApp.OTHER_FRAME);
  }

  @Test
  void nonce_ofTwoAnswers_differs() throws IOException {
    String one = policy(http.get("/s/l1/accounts", session));
    assertThat(one).contains("script-src 'nonce-").doesNotContain("unsafe");
    assertThat(policy(http.get("/s/l1/accounts", session))).isNotEqualTo(one);
  }

  private static String policy(RawHttp.Answer answer) {
    return answer.header("Content-Security-Policy").orElseThrow();
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          own                  | same-origin | application/x-www-form-urlencoded               | 200
          own                  |             | application/x-www-form-urlencoded;charset=UTF-8 | 200
          null                 | same-origin | application/x-www-form-urlencoded               | 200
                               | same-origin | application/x-www-form-urlencoded               | 200
                               |             | application/x-www-form-urlencoded               | 403
          null                 |             | application/x-www-form-urlencoded               | 403
          null                 | cross-site  | application/x-www-form-urlencoded               | 403
          own                  | cross-site  | application/x-www-form-urlencoded               | 403
          own                  | same-site   | application/x-www-form-urlencoded               | 403
          own                  | none        | application/x-www-form-urlencoded               | 403
          https://ehr.example  | same-origin | application/x-www-form-urlencoded               | 403
          http://localhost     | same-origin | application/x-www-form-urlencoded               | 403
          own                  | same-origin | text/plain                                      | 403
          own                  | same-origin | multipart/form-data; boundary=x                 | 403
          own                  | same-origin |                                                 | 403
          """)
  void post_fromSomewhere_isTakenFromOurPagesOnly(
      String origin, String site, String type, int status) throws IOException {
    List<String> headers = new ArrayList<>();
    headers.add("Cookie: __Host-rimborso=" + session);
    headers.add("Content-Length: 0");
    if (origin != null) {
      headers.add("Origin: " + (origin.equals("own") ? app.origin() : origin));
    }
    if (site != null) {
      headers.add("Sec-Fetch-Site: " + site);
    }
    if (type != null) {
      headers.add("Content-Type: " + type);
    }
    int before = app.reached();
    assertThat(http.request("POST", "/s/l1/notes", headers.toArray(String[]::new)).status())
        .isEqualTo(status);
    assertThat(app.reached()).isEqualTo(status == 200 ? before + 1 : before);
  }

  @Test
  void lineEnds_bareLf_areRefused() throws IOException {
    RawHttp.Answer answer =
        http.send("GET /healthz/live HTTP/1.1\nHost: localhost\nConnection: close\n\n");
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void head_tooLong_isRefused() throws IOException {
    assertThat(http.request("GET", "/healthz/live", "X-Long: " + "x".repeat(9000)).status())
        .isEqualTo(431);
  }

  @Test
  void body_tooLong_isRefused() throws IOException {
    int before = app.reached();
    assertThat(
            http.request(
                    "POST",
                    "/s/l1/notes",
                    "Cookie: __Host-rimborso=" + session,
                    "Origin: " + app.origin(),
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: 70000")
                .status())
        .isEqualTo(413);
    assertThat(app.reached()).isEqualTo(before);
  }
}
