package org.rimborso.launch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.access.AccessSettings;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Limits;
import org.rimborso.store.StoreSettings;

/** The whole app, as it is served, with EHRs of ours behind it and little patience. */
final class BadDayApp implements AutoCloseable {
  /**
   * Longer than any page may take, however busy this machine is: a page that hangs is a failure.
   */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Pace QUICK =
      new Pace(
          new Limits(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              1 << 20,
              2,
              Duration.ofMinutes(5),
              Limits.STANDARD.atOnce()),
          Duration.ofSeconds(5),
          Pace.STANDARD.time());

  private final Wiring app;
  private final HttpClient client = HttpClient.newBuilder().build();

  BadDayApp(Path folder, List<EhrSettings> ehrs) {
    this(folder, ehrs, QUICK);
  }

  BadDayApp(Path folder, List<EhrSettings> ehrs, Pace pace) {
    app =
        Wiring.start(
            new Settings(
                new ServerSettings("localhost", 0, Optional.empty(), Set.of()),
                StoreSettings.h2(folder.resolve("db"), folder.resolve("key")),
                SigningKeySettings.DEFAULT,
                ehrs,
                RuleSettings.DEFAULTS,
                CodesSettings.of(Optional.of(folder.resolve("codes"))),
                AccessSettings.DEFAULT,
                Optional.empty(),
                new AuditSettings(
                    folder.resolve("audit.key"), AuditSettings.LEAST, Optional.empty())),
            pace,
            Clock.systemUTC());
  }

  /** One browser with its cookies. */
  final class Browser {
    private final Map<String, String> cookies = new HashMap<>();

    /** What came back; redirects are not followed. */
    record Seen(int status, String body, Optional<URI> location) {}

    Seen get(String target) throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + app.port()).resolve(target))
              .timeout(LONGEST);
      if (!cookies.isEmpty()) {
        request.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; ")));
      }
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      answer.headers().allValues("set-cookie").forEach(this::keep);
      return new Seen(
          answer.statusCode(),
          answer.body(),
          answer.headers().firstValue("location").map(URI::create));
    }

    private void keep(String cookie) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }

    /**
     * Launches as an EHR would and comes back from its authorize page.
     *
     * @return where the launch led: to the first page, or to one that says what is wrong
     */
    Seen launch(HospitalDouble hospital, String ehr) throws IOException, InterruptedException {
      String iss = URLEncoder.encode(hospital.iss(ehr).toString(), StandardCharsets.UTF_8);
      Seen begun = get(get("/launch?iss=" + iss + "&launch=x").location().orElseThrow() + "");
      if (begun.location().isEmpty()) {
        return begun;
      }
      Map<String, String> asked = query(begun.location().get());
      hospital.expect(ehr, asked.getOrDefault("nonce", ""));
      return get("/callback/" + ehr + "?code=c0de&state=" + asked.get("state"));
    }
  }

  Browser browser() {
    return new Browser();
  }

  private static Map<String, String> query(URI address) {
    Map<String, String> query = new HashMap<>();
    for (String each : address.getRawQuery().split("&", -1)) {
      String[] pair = each.split("=", 2);
      query.put(pair[0], pair[1]);
    }
    return query;
  }

  @Override
  public void close() {
    app.close();
  }
}
