package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes over the wire, byte for byte: bodies whose length two readers could understand in two
 * ways, and requests that are not for us.
 */
class WireTest {
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

  private static String post(String headers, String body) {
    return "POST /s/l1/notes HTTP/1.1\r\nHost: localhost\r\nOrigin: "
        + app.origin()
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: __Host-rimborso="
        + session
        + "\r\n"
        + headers
        + "\r\n\r\n"
        + body;
  }

  /** What an attacker would like to be taken for a request of its own. */
  private static String smuggled() {
    return "GET /s/l1/smuggled HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-rimborso="
        + session
        + "\r\n\r\n";
  }

  /**
   * A line of headers, a line of chunk framing, both followed by a request that must stay hidden.
   */
  static List<String> ambiguous() {
    List<String> all = new ArrayList<>();
    String hidden = smuggled();
    String whole = Integer.toHexString(hidden.length());
    String te = "Transfer-Encoding: chunked";
    for (String headers :
        List.of(
            "Content-Length: 0\r\n" + te,
            te + "\r\nContent-Length: 0",
            "Content-Length: 0\r\nContent-Length: " + hidden.length(),
            "Content-Length: 0, " + hidden.length(),
            "Content-Length: +0",
            "Content-Length: -0",
            "Content-Length: 0x0",
            "Content-Length: 0 0",
            "Content-Length: 00000000000000000000000000000000000000000001x",
            "Content-Length: 99999999999999999999",
            "Content-Length:",
            "Content-Length : 0",
            "Content-Length\t: 0",
            " Content-Length: 0",
            "Content-Length: 0\r\n folded: x",
            "X: a\r\n\tb",
            "X: a\rContent-Length: 0",
            "X: a\nContent-Length: 0",
            "X: a\r\r\nContent-Length: 0",
            "X: a\0b",
            "NoColon",
            ": empty",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: \"chunked\"",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding:\r\n chunked",
            "Transfer-Encoding : chunked",
            "Transfer_Encoding: chunked",
            "Content_Length: 0",
            te + "\r\nTransfer-Encoding: identity",
            te + "\r\nTransfer-Encoding: x",
            "Host: other")) {
      all.add(post(headers, "0\r\n\r\n" + hidden));
    }
    for (String framing :
        List.of(
            "0\n\n",
            "0\r\n\n",
            "0\n\r\n",
            "0\r\r\n",
            "0;\n\r\n",
            "0;a\nb\r\n\r\n",
            "0;a=\"\n\"\r\n\r\n",
            "0;a=\"\r\n\"\r\n\r\n",
            "0x0\r\n\r\n",
            "-0\r\n\r\n",
            "+0\r\n\r\n",
            " 0\r\n\r\n",
            "0 1\r\n\r\n",
            "\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n",
            "100000000\r\n",
            "80000000\r\n",
            "1\r\nab\r\n0\r\n\r\n",
            "1\r\na\n0\r\n\r\n",
            "1\r\na0\r\n\r\n",
            "1\na\r\n0\r\n\r\n",
            "1;x\na\r\n0\r\n\r\n",
            "2\r\na\r\n0\r\n\r\n",
            "g\r\n\r\n",
            ";\r\n\r\n",
            "\r\n\r\n",
            "0\r\nX: a\n\r\n",
            "0\r\n folded\r\n\r\n",
            "0\r\nContent-Length: 5\r\n")) {
      all.add(post(te, framing + hidden));
    }
    all.add(post(te, whole + "\r\n" + hidden + "\r\n0\r\n\r\n"));
    all.add(post(te, whole + ";a=b;c=\"d\"\r\n" + hidden + "\r\n0\r\nX: y\r\n\r\n"));
    all.add(post("Content-Length: " + hidden.length(), hidden));
    return all;
  }

  /** The answers that all these bytes bring, with nothing said about keeping the connection. */
  private static List<Integer> statuses(String bytes) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Socket socket = new Socket("localhost", app.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().transferTo(all);
    } catch (SocketException reset) {
      // Whoever is refused may be cut off with bytes of its own still on the way.
    }
    return Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ")
        .matcher(all.toString(StandardCharsets.ISO_8859_1))
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  @Test
  void ambiguous_everyOne_isTheSamePlainLengthForNobody() {
    assertThat(ambiguous()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  /** One answer at most: what hides in the body is never a request. */
  @ParameterizedTest
  @MethodSource("ambiguous")
  void body_ofDoubtfulLength_isRefusedOrReadAsOneRequest(String bytes) throws IOException {
    int before = app.reached();
    List<Integer> statuses = statuses(bytes);
    assertThat(statuses).hasSizeLessThanOrEqualTo(1);
    assertThat(app.reached()).isEqualTo(statuses.contains(200) ? before + 1 : before);
  }

  /** Else the test above would pass for want of a way to be answered twice. */
  @Test
  void requests_twoPlainOnes_areAnsweredTwice() throws IOException {
    assertThat(statuses(post("Content-Length: 0", "") + smuggled())).containsExactly(200, 200);
    assertThat(statuses(post("Transfer-Encoding: chunked", "0\r\n\r\n") + smuggled()))
        .containsExactly(200, 200);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET http://localhost/healthz/live HTTP/1.1      | 400
          GET http://other.example/healthz/live HTTP/1.1  | 400
          GET localhost HTTP/1.1                          | 400
          GET * HTTP/1.1                                  | 400
          OPTIONS * HTTP/1.1                              | 405
          CONNECT localhost:443 HTTP/1.1                  | 405
          CONNECT / HTTP/1.1                              | 400
          TRACE / HTTP/1.1                                | 405
          GET /admin;x=1 HTTP/1.1                         | 400
          GET /%61dmin HTTP/1.1                           | 400
          GET /./admin HTTP/1.1                           | 400
          GET /admin%20 HTTP/1.1                          | 400
          GET /healthz/live HTTP/0.9                      | 505
          GET /healthz/live HTTP/2.0                      | 426
          get /healthz/live HTTP/1.1                      | 405
          GET /healthz/live HTTP/1.1                      | 200
          """)
  void requestLine_notOfOurs_isRefused(String line, int status) throws IOException {
    int before = app.reached();
    RawHttp.Answer answer = http.send(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(app.reached()).isEqualTo(before);
    if (status == 405) {
      assertThat(answer.header("Allow")).contains("GET, HEAD, POST");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8080, 200",
    "127.0.0.1, 200",
    "evil.example, 421",
    "localhost.evil.example, 421",
    "localhost., 421",
    "10.0.0.1, 421",
    "0.0.0.0, 421",
    "'', 400",
    "'localhost, evil.example', 400",
    "a@localhost, 400",
    "localhost/x, 400"
  })
  void host_notOurs_isRefused(String host, int status) throws IOException {
    int before = app.reached();
    RawHttp.Answer answer =
        http.send(
            "GET /s/l1/accounts HTTP/1.1\r\nHost: "
                + host
                + "\r\nConnection: close\r\nCookie: __Host-rimborso="
                + session
                + "\r\n\r\n");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(app.reached()).isEqualTo(status == 200 ? before + 1 : before);
    assertThat(answer.header("Content-Security-Policy")).isPresent();
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.text()).doesNotContainIgnoringCase("jetty").doesNotContain("evil");
  }

  @ParameterizedTest
  @CsvSource({"'Host: localhost\r\nHost: localhost'", "'X: y'"})
  void host_twiceOrNever_isRefused(String headers) throws IOException {
    assertThat(http.send("GET /healthz/live HTTP/1.1\r\n" + headers + "\r\n\r\n").status())
        .isEqualTo(400);
  }

  @Test
  void forwarded_fromNobodyTrusted_isNotBelieved() throws IOException {
    for (String header :
        List.of("X-Forwarded-Host: evil.example", "Forwarded: host=evil.example;proto=https")) {
      RawHttp.Answer answer = http.request("GET", "/healthz/live", header);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "it, Rimborso non è conosciuto con questo nome",
    "'it-IT,it;q=0.9', Rimborso non è conosciuto con questo nome",
    "de, Rimborso is not known by this name"
  })
  void refusal_beforePages_isInTheReadersLanguage(String language, String words)
      throws IOException {
    RawHttp.Answer answer =
        http.send(
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: "
                + language
                + "\r\n\r\n");
    assertThat(
            new String(answer.text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
        .contains(words);
  }
}
