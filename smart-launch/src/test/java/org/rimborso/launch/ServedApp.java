package org.rimborso.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.smart.Query;
import org.rimborso.store.Store;

/**
 * The whole app on a real port, as {@code serve} starts it, and a browser without script before it.
 * Notes every host that its one transport is about to call.
 */
final class ServedApp implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("__Host-rimborso-browser=[A-Za-z0-9_-]{43}");
  private static final Pattern SESSION = Pattern.compile("__Host-rimborso=[A-Za-z0-9_-]{43}");

  private final ProxySelector before = ProxySelector.getDefault();
  private final Recording hosts = new Recording();
  private final Settings settings;
  private final Wiring app;
  private final RawHttp http;

  /**
   * @param more further keys of the EHR's entry, as YAML lines without indentation
   */
  ServedApp(Path folder, WholeEhr ehr, String... more) {
    StringBuilder yaml =
        new StringBuilder(
            """
            server: {port: 0, launchesPerSecond: 100000}
            signingKeys: {rotateEvery: 90d, publishAhead: 2d}
            ehrs:
              - id: hospital
                iss: %s
                clientId: rimborso-client
                frameOrigins: [https://ehr.example]
                roles: {biller: [Practitioner/demo-biller]}
            """
                .formatted(ehr.iss()));
    for (String line : more) {
      yaml.append("    ").append(line).append('\n');
    }
    try {
      Path file = Files.writeString(folder.resolve("rimborso.yaml"), yaml);
      settings = SettingsFile.read(file, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProxySelector.setDefault(hosts);
    app = Wiring.start(settings);
    http = new RawHttp(app.port());
  }

  private static final class Recording extends ProxySelector {
    private final Set<String> called = ConcurrentHashMap.newKeySet();

    @Override
    public List<java.net.Proxy> select(URI uri) {
      // Plain sockets ask too: those are this test's own browser.
      if (!"socket".equals(uri.getScheme())) {
        called.add(uri.getHost() + ":" + uri.getPort());
      }
      return List.of(java.net.Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }

  /** Every host and port that was about to be called. */
  Set<String> hosts() {
    return Set.copyOf(hosts.called);
  }

  String origin() {
    return "http://localhost:" + app.port();
  }

  /** One browser: what cookies it got, and every answer it saw. */
  final class Browser {
    private String key = "";
    private String session = "";
    private final StringBuilder seen = new StringBuilder();

    RawHttp.Answer get(String target) {
      return keep(send("GET", target, ""));
    }

    RawHttp.Answer post(String target, String body) {
      return keep(send("POST", target, body));
    }

    /** Everything that this browser got, headers and all. */
    String seen() {
      return seen.toString();
    }

    String session() {
      return session;
    }

    private RawHttp.Answer send(String method, String target, String body) {
      String cookies = (key + "; " + session).replaceAll("^; |; $", "");
      List<String> head = new ArrayList<>();
      head.add(method + " " + target + " HTTP/1.1");
      head.add("Host: localhost:" + app.port());
      head.add("Connection: close");
      head.add("Origin: " + origin());
      head.add("Sec-Fetch-Site: same-origin");
      if (!cookies.isEmpty()) {
        head.add("Cookie: " + cookies);
      }
      if (method.equals("POST")) {
        head.add("Content-Type: application/x-www-form-urlencoded");
        head.add("Content-Length: " + body.length());
      }
      try {
        return http.send(String.join("\r\n", head) + "\r\n\r\n" + body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private RawHttp.Answer keep(RawHttp.Answer answer) {
      seen.append(answer.text()).append('\n');
      key = cookie(KEY, answer).orElse(key);
      session = cookie(SESSION, answer).orElse(session);
      return answer;
    }

    private static Optional<String> cookie(Pattern pattern, RawHttp.Answer answer) {
      Matcher found = pattern.matcher(String.join("\n", answer.headers("Set-Cookie")));
      return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** Follows a launch up to the authorize request, whose parameters it gives. */
    Query begin(String target) {
      RawHttp.Answer answer = get(target);
      if (answer.header("Location").orElse("").startsWith("/")) {
        answer = get(answer.header("Location").orElseThrow());
      }
      String text = answer.text();
      return answer
          .header("Location")
          .map(to -> Query.of(URI.create(to)))
          .orElseThrow(() -> new AssertionError("no way to the EHR in: " + text));
    }

    Query begin(WholeEhr ehr) {
      return begin("/launch?iss=" + encoded(ehr.iss().toString()) + "&launch=canary-launch");
    }

    /** A whole launch; gives the path of its first page. */
    String launch(WholeEhr ehr) {
      Query asked = begin(ehr);
      return finish(asked, ehr.code(asked));
    }

    String finish(Query asked, String code) {
      RawHttp.Answer answer = get(callback(asked.get("state"), code));
      return answer
          .header("Location")
          .orElseThrow(() -> new AssertionError("not in: " + answer.text()));
    }

    /** Leaves by the button of a page. */
    RawHttp.Answer leave(String page) {
      Matcher token =
          Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(get(page).text());
      if (!token.find()) {
        throw new AssertionError("no form on " + page);
      }
      return post(
          page.replaceAll("^(/s/[^/]+).*", "$1/logout"), "token=" + encoded(token.group(1)));
    }
  }

  static String callback(String state, String code) {
    return "/callback/hospital?state=" + state + "&code=" + code;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Browser browser() {
    return new Browser();
  }

  /** Stops the app and looks into its store. */
  <T> T inStore(java.util.function.Function<Store, T> look) {
    app.close();
    try (Store store = Store.open(settings.store())) {
      return look.apply(store);
    }
  }

  @Override
  public void close() {
    app.close();
    ProxySelector.setDefault(before);
  }
}
