package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
  @TempDir private Path folder;
  private TestApp app;
  private RawHttp http;

  @BeforeEach
  void start() {
    app = new TestApp(folder);
    http = new RawHttp(app.port());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void cookies_ofALaunch_haveAllAttributes() throws IOException {
    List<String> cookies = http.request("GET", "/launch?id=l1&role=biller").headers("Set-Cookie");
    assertThat(cookies).hasSize(2);
    assertThat(cookies)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .matches(
                        "__Host-rimborso(-browser)?=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly;"
                            + " SameSite=None; Partitioned"));
  }

  @Test
  void enter_ownLaunch_isInside() throws IOException {
    String session = http.login("l1", "biller");
    RawHttp.Answer answer = http.get("/s/l1/accounts", session);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).endsWith("inside l1 [BILLER]");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void enter_twoLaunchesOfOneSession_doNotMix() throws IOException {
    String session = http.login("l2", "clinician", http.login("l1", "biller"));
    assertThat(http.get("/s/l1/accounts", session).text()).endsWith("inside l1 [BILLER]");
    assertThat(http.get("/s/l2/encounter", session).text()).endsWith("inside l2 [CLINICIAN]");
  }

  @Test
  void enter_anotherSessionsLaunch_isAskedToLaunchAgain() throws IOException {
    String mine = http.login("l1", "biller");
    http.login("l2", "biller");
    RawHttp.Answer answer = http.get("/s/l2/accounts", mine);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("Launch Rimborso again");
  }

  @Test
  void enter_withoutCookie_isRefusedWhateverTheUrlSays() throws IOException {
    String session = http.login("l1", "biller");
    int before = app.reached();
    assertThat(http.request("GET", "/s/l1/accounts").status()).isEqualTo(401);
    assertThat(http.request("GET", "/s/l1/accounts?JSESSIONID=" + session).status()).isEqualTo(401);
    assertThat(http.request("GET", "/s/l1/accounts;JSESSIONID=" + session).status()).isEqualTo(400);
    assertThat(app.reached()).isEqualTo(before);
  }

  @Test
  void login_inAPlantedSession_getsANewIdAndKillsTheOld() throws IOException {
    String planted = http.login("attacker", "biller");
    String after = http.login("victim", "biller", planted);
    assertThat(after).isNotEqualTo(planted);
    assertThat(http.get("/s/victim/accounts", planted).status()).isEqualTo(401);
    assertThat(http.get("/s/attacker/accounts", planted).status()).isEqualTo(401);
    assertThat(http.get("/s/victim/accounts", after).status()).isEqualTo(200);
  }

  @Test
  void login_withAnInventedId_getsAnotherOne() throws IOException {
    String invented = "A".repeat(43);
    assertThat(http.login("l1", "biller", invented)).isNotEqualTo(invented);
    assertThat(http.get("/s/l1/accounts", invented).status()).isEqualTo(401);
  }

  @Test
  void store_afterALaunch_doesNotHoldTheCookie() throws IOException {
    String session = http.login("l1", "biller");
    List<String> ids =
        app.store()
            .read(
                handle ->
                    handle
                        .createQuery("select id_hash from web_session")
                        .mapTo(String.class)
                        .list());
    assertThat(ids).hasSize(1).doesNotContain(session);
  }

  @ParameterizedTest(name = "after {0} minutes: {1}")
  @CsvSource({"14, 200", "15, 401"})
  void idle_afterMinutes_isInsideOrOut(long minutes, int status) throws IOException {
    String session = http.login("l1", "biller");
    app.pass(Duration.ofMinutes(minutes));
    assertThat(http.get("/s/l1/accounts", session).status()).isEqualTo(status);
  }

  @Test
  void idle_withWork_livesUntilTheAbsoluteLimit() throws IOException {
    String session = http.login("l1", "biller");
    for (int minutes = 10; minutes < 480; minutes += 10) {
      app.pass(Duration.ofMinutes(10));
      assertThat(http.get("/s/l1/accounts", session).status()).as(minutes + " min").isEqualTo(200);
    }
    app.pass(Duration.ofMinutes(10));
    assertThat(http.get("/s/l1/accounts", session).status()).isEqualTo(401);
  }

  @Test
  void absolute_secondLaunchLater_doesNotProlongTheFirst() throws IOException {
    String session = http.login("l1", "biller");
    for (int i = 0; i < 24; i++) {
      app.pass(Duration.ofMinutes(10));
      http.get("/s/l1/accounts", session);
    }
    String later = http.login("l2", "biller", session);
    for (int i = 0; i < 24; i++) {
      app.pass(Duration.ofMinutes(10));
      http.get("/s/l2/accounts", later);
    }
    assertThat(http.get("/s/l1/accounts", later).status()).isEqualTo(401);
    assertThat(http.get("/s/l2/accounts", later).status()).isEqualTo(200);
  }

  @Test
  void idle_backgroundPolling_doesNotProlong() throws IOException {
    String session = http.login("l1", "biller");
    String cookie = "Cookie: __Host-rimborso=" + session;
    app.pass(Duration.ofMinutes(10));
    assertThat(http.request("GET", "/s/l1/accounts", cookie, "Rimborso-Background: 1").status())
        .isEqualTo(200);
    app.pass(Duration.ofMinutes(6));
    assertThat(http.request("GET", "/s/l1/accounts", cookie).status()).isEqualTo(401);
  }

  @Test
  void logout_ofASession_endsAllItsLaunches() throws IOException {
    String session = http.login("l2", "biller", http.login("l1", "biller"));
    assertThat(http.get("/s/l1/logout", session).headers("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-rimborso=; Max-Age=0"));
    assertThat(http.get("/s/l1/accounts", session).status()).isEqualTo(401);
    assertThat(http.get("/s/l2/accounts", session).status()).isEqualTo(401);
  }
}
