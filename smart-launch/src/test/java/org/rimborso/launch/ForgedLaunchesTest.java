package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Query;

/** Launches that nobody's EHR began, against the whole app: no session, no call elsewhere. */
class ForgedLaunchesTest {
  private static final long SEED = 20261123;

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final WholeEhr ehr = new WholeEhr();
  private final LoopbackServer unlisted = new LoopbackServer(request -> Sent.json(200, "{}"));
  private final CalledHosts hosts = new CalledHosts();
  private RunningApp app;
  private AppBrowser victim;

  @BeforeEach
  void open() {
    app = RunningApp.of(folder, ehr.site("standalone: [launch/patient]", "refresh: online"));
    victim = app.browser();
    ehr.begin(victim);
  }

  @AfterEach
  void close() {
    app.close();
    hosts.close();
    ehr.close();
    unlisted.close();
  }

  @Test
  void launches_forged_openNoSessionAndCallNobodyElse() {
    int size = Campaign.size(200, 2_000);
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String forged = forged(i);
      AppBrowser.Answer answer = victim.get(forged);
      boolean harmless = answer.status() >= 400 && answer.header("Location").isEmpty();
      if (!harmless || !victim.session().isEmpty()) {
        opened.add(forged);
      }
    }
    assertThat(opened).as("seed " + SEED).isEmpty();
    assertThat(unlisted.seen()).isEmpty();
    assertThat(hosts.all()).isEqualTo(Set.of(ehr.iss().getHost() + ":" + ehr.iss().getPort()));
    assertThat(ehr.server.calls("/auth/token")).isEmpty();
    Map<String, Integer> rows = app.inStore(ForgedLaunchesTest::rows);
    assertThat(rows).isEqualTo(Map.of("web_session", 0, "smart_launch", 0, "access_token", 0));
    Campaign.tell(
        "forged-launches",
        "%,d forged launches: %d sessions, %d calls to unlisted hosts"
            .formatted(size, rows.get("web_session"), hosts.all().size() - 1));
  }

  private static Map<String, Integer> rows(org.rimborso.store.Store store) {
    Map<String, Integer> rows = new java.util.HashMap<>();
    for (String table : List.of("web_session", "smart_launch", "access_token")) {
      rows.put(
          table,
          store.read(
              handle ->
                  handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one()));
    }
    return rows;
  }

  /** Half of them begin, the others come back from a sign-in that never was. */
  private String forged(int number) {
    return switch (number % 8) {
      case 0, 1 -> launch(elsewhere());
      case 2, 3 -> launch(mutated(ehr.iss().toString()));
      case 4 -> AppBrowser.callback("hospital", randomState(), "c");
      case 5 -> stolen();
      case 6 -> foreignIssuer();
      default -> odd();
    };
  }

  private static String launch(String iss) {
    return "/launch?cookie=asked&launch=x&iss=" + AppBrowser.encoded(iss);
  }

  private String elsewhere() {
    List<String> hosts =
        List.of(
            "169.254.169.254",
            "localhost",
            "127.0.0.1",
            "[::1]",
            "0.0.0.0",
            "2130706433",
            "0x7f.1",
            "metadata.google.internal",
            "evil.example",
            ehr.iss().getHost() + "@evil.example",
            "user:pass@localhost",
            ehr.iss().getHost() + ".evil.example");
    List<String> schemes =
        List.of("http", "https", "file", "gopher", "ftp", "jar:http", "HTTP", "");
    List<String> ends =
        List.of("/fhir", "/latest/meta-data", "", "/..", "/fhir/../x", "?x=1", "#f", "/%2e%2e");
    List<Integer> ports =
        List.of(unlisted.origin().getPort(), ehr.iss().getPort() + 1, 22, 80, 443, 0, 65536, -1);
    return pick(schemes) + "://" + pick(hosts) + ":" + pick(ports) + pick(ends);
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String mutated(String good) {
    StringBuilder text = new StringBuilder(good);
    int place = random.nextInt(text.length());
    switch (random.nextInt(6)) {
      case 0 -> text.insert(place, (char) (' ' + random.nextInt(95)));
      case 1 -> text.deleteCharAt(place);
      case 2 -> text.setCharAt(place, (char) (' ' + random.nextInt(95)));
      case 3 -> text.append(pick(List.of("/", "?", "#", " ", "%00", "\r\n", ".", "//", "\t")));
      case 4 -> text.replace(place, place + 1, "%%%02x".formatted((int) text.charAt(place)));
      default -> text.replace(0, text.length(), good.toUpperCase(Locale.ROOT));
    }
    return text.toString().equals(good) ? good + "/" : text.toString();
  }

  private String randomState() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A state that another browser got: the attacker's own sign-in, slipped to the victim. */
  private String stolen() {
    Query asked = ehr.begin(app.browser());
    return AppBrowser.callback("hospital", asked.get("state"), ehr.code(asked));
  }

  /** The victim's own state, with an answer that names another server. */
  private String foreignIssuer() {
    Query asked = ehr.begin(victim);
    return AppBrowser.callback("hospital", asked.get("state"), ehr.code(asked))
        + "&iss="
        + AppBrowser.encoded(pick(List.of("https://evil.example", unlisted.origin().toString())));
  }

  private String odd() {
    String state = ehr.begin(victim).get("state");
    return pick(
        List.of(
            "/callback/hospital",
            "/callback/hospital?code=c",
            "/callback/hospital?state=&code=c",
            "/callback/hospital?state=" + state + "&state=" + state + "&code=c",
            "/callback/hospital?state=" + state + "&code=a&code=b",
            "/callback/hospital?state=" + state,
            "/callback/hospital?state=" + state + "&error=access_denied",
            "/callback/other?state=" + state + "&code=c",
            "/callback/hospital?state=" + state.substring(1) + "&code=c",
            "/launch?cookie=asked&launch=&iss=" + AppBrowser.encoded(ehr.iss().toString()),
            "/launch?cookie=asked&launch=x",
            "/launch/other?cookie=asked",
            "/launch/..?cookie=asked",
            "/launch/hospital/x?cookie=asked"));
  }
}
