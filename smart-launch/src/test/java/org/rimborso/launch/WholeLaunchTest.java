package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.smart.Query;

/** The whole app, from the launch to the log-out. */
class WholeLaunchTest {
  @TempDir private Path folder;
  private final WholeEhr ehr = new WholeEhr();

  @SuppressWarnings("NullAway.Init") // Opened by every test.
  private RunningApp app;

  private AppBrowser open(String... more) {
    app = RunningApp.of(folder, ehr.site(more));
    return app.browser();
  }

  @AfterEach
  void close() {
    app.close();
    ehr.close();
  }

  private static String finish(AppBrowser browser, Query asked, String code) {
    return browser
        .get(AppBrowser.callback("hospital", asked.get("state"), code))
        .header("Location")
        .orElseThrow();
  }

  private static String whole(String page) {
    return page + "?whole=1";
  }

  @Test
  void page_tokenEndsMeanwhile_isRenewedOnceAndThePageIsWhole() {
    AppBrowser browser = open("refresh: online");
    String page = ehr.launch(browser);
    ehr.expire();
    AppBrowser.Answer answer = browser.get(whole(page));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("Synthetic");
    assertThat(refreshes()).hasSize(1);
  }

  @Test
  void page_refusedTwice_isToBeLaunchedAgain() {
    AppBrowser browser = open("refresh: online");
    String page = ehr.launch(browser);
    ehr.expire();
    ehr.server.token =
        request ->
            org.rimborso.ehr.LoopbackServer.Sent.json(
                200, org.rimborso.smart.FakeAuthorization.tokenAnswer("never-taken", "r", ""));
    AppBrowser.Answer answer = browser.get(whole(page));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text()).contains("data-kind=\"launch-again\"");
    assertThat(refreshes()).hasSize(1);
  }

  private List<Seen> refreshes() {
    return ehr.server.calls("/auth/token").stream()
        .filter(call -> call.body().contains("grant_type=refresh_token"))
        .toList();
  }

  @Test
  void leave_page_givesTheTokensOfEveryLaunchOfTheSessionBack() {
    AppBrowser browser = open("refresh: online", "authentication: private-key");
    ehr.launch(browser);
    String second = ehr.launch(browser);
    assertThat(browser.leave(whole(second)).text()).contains("data-testid=\"left\"");
    assertThat(ehr.server.calls("/auth/revoke"))
        .hasSize(4)
        .allSatisfy(call -> assertThat(call.body()).contains("client_assertion="));
    assertThat(browser.get(whole(second)).status()).isEqualTo(401);
  }

  @Test
  void keys_configured_arePublic() {
    AppBrowser.Answer answer = open("authentication: private-key").get("/.well-known/jwks.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("\"crv\":\"P-384\"", "RS384").doesNotContain("\"d\":");
  }

  @Test
  void welcome_standaloneConfigured_leadsToALaunch() {
    AppBrowser browser = open("standalone: [launch/patient]");
    assertThat(browser.get("/").text()).contains("href=\"/launch/hospital\"");
    Query asked = browser.begin("/launch/hospital");
    assertThat(asked.get("scope")).startsWith("launch/patient openid");
    assertThat(asked.all()).doesNotContainKey("launch");
    String page = finish(browser, asked, ehr.code(asked));
    assertThat(browser.get(whole(page)).text()).contains("Synthetic");
  }

  @Test
  void welcome_nothingConfigured_saysWhereToBegin() {
    AppBrowser browser = open();
    assertThat(browser.get("/").text())
        .contains("data-testid=\"welcome\"")
        .doesNotContain("/launch/hospital");
    assertThat(browser.get("/launch/hospital").header("Location"))
        .contains("/launch/hospital?cookie=asked");
    assertThat(browser.get("/launch/hospital?cookie=asked").status()).isEqualTo(404);
  }

  @Test
  void authorize_serverTakesForms_pagePostsToThatOriginAndNoOther() {
    ehr.takeForms();
    AppBrowser browser = open();
    String first = "/launch?iss=" + AppBrowser.encoded(ehr.iss().toString()) + "&launch=l1";
    String again = browser.get(first).header("Location").orElseThrow();
    AppBrowser.Answer page = browser.get(again);
    assertThat(page.status()).isEqualTo(200);
    String origin = ehr.server.server.origin().toString();
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' " + origin + ";");
    assertThat(page.text())
        .contains(
            "method=\"post\" action=\"" + ehr.server.issuer() + "/authorize\"",
            "name=\"launch\" value=\"l1\"",
            "name=\"code_challenge_method\" value=\"S256\"",
            "<noscript><meta http-equiv=\"refresh\"");
    assertThat(browser.get("/").header("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self';");
  }

  @Test
  void launch_begunUnderAnOpenTab_changesNoSession() {
    AppBrowser browser = open();
    String page = ehr.launch(browser);
    String session = browser.session();
    browser.begin("/launch?iss=" + AppBrowser.encoded(ehr.iss().toString()) + "&launch=forged");
    assertThat(browser.session()).isEqualTo(session);
    assertThat(browser.get(whole(page)).status()).isEqualTo(200);
  }

  @Test
  void callback_again_sendsTheCodeOnce() {
    AppBrowser browser = open();
    Query asked = ehr.begin(browser);
    String code = ehr.code(asked);
    String page = finish(browser, asked, code);
    assertThat(page).matches("/s/[A-Za-z0-9_-]{43}/accounts");
    assertThat(browser.get(AppBrowser.callback("hospital", asked.get("state"), code)).status())
        .isEqualTo(400);
    assertThat(ehr.server.calls("/auth/token")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "\\\\evil.example",
        "/%09/evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "%0d%0aLocation:%20https://evil.example"
      })
  void redirects_withTargetsFromOutside_stayHere(String target) {
    AppBrowser browser = open("standalone: [launch/patient]");
    for (String name : List.of("next", "redirect", "redirect_uri", "back", "return_to", "iss")) {
      String query = "?" + name + "=" + AppBrowser.encoded(target);
      for (String path : List.of("/", "/launch", "/launch/hospital", "/callback/hospital")) {
        AppBrowser.Answer answer = browser.get(path + query);
        String location = answer.header("Location").orElse("/");
        assertThat(location.replace(ehr.server.issuer() + "/authorize?", "/"))
            .startsWith("/")
            .doesNotStartWith("//")
            .doesNotContain("evil");
      }
    }
  }

  @Test
  void cds_discovery_isOpenButRefusesABadToken() throws java.io.IOException {
    open("cds: {issuer: 'https://c.example', jwks: 'https://c.example/jwks'}");
    RawHttp http = new RawHttp(app.port());
    assertThat(http.request("GET", "/cds-services").text()).contains("\"services\":[{");
    for (String shown : List.of("Bearer x", "Bearer ", "Basic eDp5", "Bearer a.b.c")) {
      RawHttp.Answer answer = http.request("GET", "/cds-services", "Authorization: " + shown);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).doesNotContain("services\"");
    }
  }
}
