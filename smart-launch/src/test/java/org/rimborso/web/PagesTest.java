package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.web.view.Trouble;

/** Every page on a real Jetty, over a desk in memory. */
class PagesTest {
  private static final String NOTES = "/s/biller-1/accounts/Claim/c1/notes";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String HOSTILE =
      "\"'`><img src=x onerror=alert(1)><script>alert(2)</script></textarea></title></style>{{7*7}}${7*7}<!--";

  private final HttpClient browser = HttpClient.newHttpClient();
  private TestSite site;

  @BeforeEach
  void start() throws Exception {
    site = TestSite.start(SampleChart.plain());
  }

  @AfterEach
  void stop() throws IOException {
    site.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(site.at(path)).header("Cookie", "session=1");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        to(path).header("Content-Type", FORM).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String tokenOf(String purpose) {
    return "token=" + TestSite.token("biller-1", purpose);
  }

  @ParameterizedTest
  @CsvSource({
    "clinician, encounter, 200",
    "clinician, accounts, 403",
    "clinician, accounts/Claim/c1, 403",
    "clinician, review.json, 403",
    "coder, encounter, 200",
    "coder, accounts, 200",
    "coder, accounts/Claim/c1, 200",
    "coder, review.json, 403",
    "biller, encounter, 403",
    "biller, accounts, 200",
    "biller, accounts/Claim/c1, 200",
    "biller, review.json, 200",
    "manager, encounter, 200",
    "manager, accounts, 200",
    "administrator, encounter, 403",
    "administrator, accounts, 403",
    "administrator, review.json, 403",
    "stranger, accounts, 401",
    "biller, nothing, 404",
    "biller, accounts/Claim/none, 404",
    "biller, accounts/x/y, 404",
    "biller, rules/no-such-rule, 404",
    "clinician, codes, 200",
    "coder, codes, 200",
    "biller, codes, 200",
    "manager, codes, 200",
    "administrator, codes, 403",
    "stranger, codes, 401",
    "biller, codes?system=mce, 404",
    "biller, codes?system=no-such, 404",
    "biller, codes?on=yesterday, 404"
  })
  void get_byRole_answersAsTheRoleMay(String role, String page, int status) throws Exception {
    HttpResponse<String> answer = get("/s/" + role + "-1/" + page);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    if (status == 403) {
      assertThat(site.refused).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"encounter", "accounts", "accounts/Claim/c1", "review.json", "rules/x", "saved"})
  void get_withoutSession_isToldToLaunchAgain(String page) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(site.at("/s/manager-1/" + page)));
    assertThat(answer.statusCode()).isIn(401, 404);
    assertThat(answer.body()).doesNotContain("Bianchi");
  }

  @Test
  void get_clinicianPagesInBothLanguages_holdNoAmount() throws Exception {
    for (String query : new String[] {"", "?visit=Encounter/e2", "?lang=it"}) {
      String body = get("/s/clinician-1/encounter" + query).body();
      assertThat(body).contains("E11").doesNotContain("31337", "31,337", "31.337", "USD", "898");
    }
  }

  @Test
  void get_coder_seesAccountsWithoutAmounts() throws Exception {
    String body = get("/s/coder-1/accounts").body() + get("/s/coder-1/accounts/Claim/c1").body();
    assertThat(body)
        .contains("CO-146")
        .doesNotContain("898", "USD", "171.68", "corrected claim is enough");
    assertThat(body).doesNotContain("name=\"text\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/s/manager-1/encounter?visit=Encounter/e1",
        "/s/manager-1/encounter?visit=Encounter/e2",
        "/s/manager-1/accounts?state=all",
        "/s/manager-1/accounts/Claim/c1",
        "/s/manager-1/accounts/Claim/c2",
        "/s/coder-1/accounts/Claim/c1"
      })
  void get_hostileChart_addsNoElement(String path) throws Exception {
    String plain = get(path).body();
    String plainItalian = get(path + (path.contains("?") ? "&" : "?") + "lang=it").body();
    site.chart = new SampleChart(text -> HOSTILE + text).opened();
    String hostile = get(path).body();
    String italian = get(path + (path.contains("?") ? "&" : "?") + "lang=it").body();
    assertThat(hostile)
        .contains("&lt;img src=x")
        .doesNotContain("<img", "<script>alert", "</textarea></title>");
    assertThat(tags(hostile)).isEqualTo(tags(plain));
    assertThat(tags(italian)).isEqualTo(tags(plainItalian));
  }

  private static long tags(String html) {
    return Pattern.compile("<[a-zA-Z!]").matcher(html).results().count();
  }

  @Test
  void get_page_hasNoInlineStyleOrHandlerAndNoNameInItsTitle() throws Exception {
    for (String path : new String[] {"encounter", "accounts", "accounts/Claim/c1"}) {
      String body = get("/s/manager-1/" + path).body();
      assertThat(body).doesNotContain(" style=", " onclick", "<style").contains("nonce=\"n0nce\"");
      assertThat(body.substring(body.indexOf("<title>"), body.indexOf("</title>")))
          .doesNotContain("Bianchi");
    }
  }

  @Test
  void get_chartNotReady_showsTheFrameThenFillsIn() throws Exception {
    site.ready = false;
    String frame = get("/s/biller-1/accounts?state=all").body();
    assertThat(frame)
        .contains("hx-get=\"/s/biller-1/accounts?state=all&amp;part=1\"", "Jonas Whitlock")
        .doesNotContain("Bianchi");
    String part = get("/s/biller-1/accounts?state=all&part=1").body();
    assertThat(part).contains("Bianchi", "id=\"page\"").doesNotContain("<html");
    assertThat(get("/s/biller-1/accounts?whole=1").body()).contains("<html", "Bianchi");
  }

  @Test
  void get_withoutBannerOrPatient_showsWhatItShould() throws Exception {
    assertThat(get("/s/biller-framed/accounts").body())
        .doesNotContain("Bianchi")
        .contains("Jonas Whitlock");
    HttpResponse<String> nobody = get("/s/biller-nobody/accounts");
    assertThat(nobody.statusCode()).isEqualTo(409);
    assertThat(nobody.body()).contains("data-kind=\"no-patient\"");
  }

  @Test
  void get_brokenDesk_isAPageWithANumberAndNoTrace() throws Exception {
    site.broken = true;
    HttpResponse<String> answer = get("/s/biller-1/accounts");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .containsPattern("RB-[2-9A-Z]{4}-[2-9A-Z]{4}")
        .doesNotContain("canary", "Exception");
  }

  @Test
  void get_language_followsAddressThenCookieThenBrowser() throws Exception {
    assertThat(get("/s/biller-1/accounts").body()).contains("<html lang=\"en\"");
    HttpResponse<String> asked = get("/s/biller-1/accounts?lang=it");
    assertThat(asked.body()).contains("<html lang=\"it\"");
    assertThat(asked.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("__Host-rimborso-lang=it", "Secure", "SameSite=None");
    HttpRequest.Builder remembered =
        HttpRequest.newBuilder(site.at("/s/biller-1/accounts"))
            .header("Cookie", "session=1; __Host-rimborso-lang=it");
    assertThat(send(remembered).body()).contains("<html lang=\"it\"");
    assertThat(send(to("/s/biller-1/accounts").header("Accept-Language", "de, it;q=0.8")).body())
        .contains("<html lang=\"it\"");
  }

  @Test
  void post_note_isSavedAndShownWithItsLandingPlace() throws Exception {
    site.landing = SampleChart.DELIVERED;
    HttpResponse<String> answer =
        post(NOTES, tokenOf("note Claim/c1") + "&kind=call&text=Called+%3Cb%3E&next=2026-11-30");
    assertThat(answer.statusCode()).isEqualTo(303);
    String target = answer.headers().firstValue("Location").orElseThrow();
    assertThat(target).isEqualTo("/s/biller-1/accounts/Claim/c1?saved=n1#note");
    assertThat(site.saved)
        .singleElement()
        .satisfies(note -> assertThat(note.text()).isEqualTo("Called <b>"));
    assertThat(get("/s/biller-1/accounts/Claim/c1?saved=n1").body())
        .contains("Saved 14:02", "— in the record as ClaimResponse/r1", "Called &lt;b&gt;");
  }

  @Test
  void get_savedLine_asksAgainUntilSettled() throws Exception {
    post(NOTES, tokenOf("note Claim/c1") + "&kind=call&text=x");
    String line = get("/s/biller-1/accounts/Claim/c1/saved?note=n1&try=3").body();
    assertThat(line).contains("being sent", "try=4", "Rimborso-Background");
    assertThat(get("/s/biller-1/accounts/Claim/c1/saved?note=n1&try=40").body())
        .doesNotContain("hx-get");
  }

  @Test
  void post_wrongNote_keepsWhatWasTyped() throws Exception {
    HttpResponse<String> answer =
        post(NOTES, tokenOf("note Claim/c1") + "&kind=call&text=Typed+words&next=2020-01-01");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Typed words", "This day is past.", "aria-invalid=\"true\"");
    assertThat(site.saved).isEmpty();
  }

  @Test
  void post_storeFull_keepsWhatWasTyped() throws Exception {
    site.full = true;
    HttpResponse<String> answer =
        post(NOTES, tokenOf("note Claim/c1") + "&kind=call&text=Typed+words");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Typed words", "Not saved");
  }

  @ParameterizedTest
  @CsvSource({
    "/s/biller-1/accounts/Claim/c1/notes, ,",
    "/s/biller-1/accounts/Claim/c1/notes, biller-1, frame",
    "/s/biller-1/accounts/Claim/c1/notes, biller-1, note Claim/c2",
    "/s/biller-1/accounts/Claim/c1/notes, biller-2, note Claim/c1",
    "/s/biller-1/refresh, ,",
    "/s/biller-1/refresh, biller-2, frame",
    "/s/biller-1/logout, ,",
    "/s/biller-1/logout, biller-1, note Claim/c1"
  })
  void post_withAnotherToken_changesNothing(String path, @Nullable String launch, String purpose)
      throws Exception {
    String token = launch == null ? "" : TestSite.token(launch, purpose);
    HttpResponse<String> answer = post(path, "token=" + token + "&kind=call&text=Typed+words");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("data-kind=\"forged-form\"");
    assertThat(site.saved).isEmpty();
    assertThat(site.refreshed.get()).isZero();
  }

  @Test
  void post_withoutSession_showsWhatWasTyped() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(site.at(NOTES))
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString("text=Typed+words")));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Typed words");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/s/biller-1/accounts", "/s/biller-1/review.json", "/launch", "/callback/sandbox"})
  void post_whereOnlyReadingIs_isRefused(String path) throws Exception {
    assertThat(post(path, "").statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "/s/biller-1/accounts?state=all, /s/biller-1/accounts?state=all",
    "https://evil.example/, /s/biller-1/accounts",
    "//evil.example, /s/biller-1/accounts",
    "/s/biller-2/accounts, /s/biller-1/accounts",
    "/s/biller-1/../x, /s/biller-1/accounts",
    "/s/biller-1/accounts%0d%0aX: y, /s/biller-1/accounts"
  })
  void refresh_anyWayBack_staysInThisLaunch(String back, String target) throws Exception {
    String body = tokenOf("frame") + "&back=" + back.replace("&", "%26");
    HttpResponse<String> answer = post("/s/biller-1/refresh", body);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(target);
    assertThat(site.refreshed.get()).isEqualTo(1);
  }

  @Test
  void launch_firstVisit_asksForACookieBeforeAnyoneElse() throws Exception {
    HttpResponse<String> first =
        send(HttpRequest.newBuilder(site.at("/launch?iss=http://e/fhir&launch=a%26b")));
    assertThat(first.statusCode()).isEqualTo(303);
    String again = first.headers().firstValue("Location").orElseThrow();
    assertThat(again).isEqualTo("/launch?iss=http%3A%2F%2Fe%2Ffhir&launch=a%26b&cookie=asked");
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("__Host-", "SameSite=None", "Partitioned");
    assertThat(site.begun).isEmpty();
    HttpResponse<String> none = send(HttpRequest.newBuilder(site.at(again)));
    assertThat(none.body()).contains("data-kind=\"no-cookie\"", "target=\"_blank\"");
    site.next = new SmartFlow.GoTo(URI.create("http://e/authorize?x=1"));
    HttpResponse<String> second =
        send(
            HttpRequest.newBuilder(site.at(again))
                .header("Cookie", cookie.replaceFirst(";.*", "")));
    assertThat(second.headers().firstValue("Location")).contains("http://e/authorize?x=1");
    assertThat(site.begun).containsExactly("http://e/fhir a&b");
  }

  @Test
  void callback_eachEnd_hasItsPage() throws Exception {
    String cookie =
        send(HttpRequest.newBuilder(site.at("/launch?iss=x&launch=y")))
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .replaceFirst(";.*", "");
    assertThat(callback("")).contains("data-kind=\"forged-state\"");
    for (Trouble.Kind kind : Trouble.Kind.values()) {
      site.next = new SmartFlow.Stopped(kind);
      assertThat(callback(cookie)).contains("data-kind=\"" + kind.code() + "\"");
    }
    site.next = new SmartFlow.Completed(TestSite.launch("biller-1"));
    site.entry = new Door.Unmapped("http://e|<b>u1");
    assertThat(callback(cookie)).contains("http://e|&lt;b&gt;u1");
    site.entry = new Door.Entered(true);
    assertThat(callback(cookie)).isEqualTo("/s/biller-1/encounter");
    site.entry = new Door.Entered(false);
    assertThat(callback(cookie)).isEqualTo("/s/biller-1/accounts");
  }

  private String callback(String cookie) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.at("/callback/sandbox?code=c&state=s"));
    HttpResponse<String> answer =
        send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    return answer.headers().firstValue("Location").orElse(answer.body());
  }

  @Test
  void staticFiles_known_areServedAndNothingElse() throws Exception {
    for (String name : new String[] {"rimborso.css", "rimborso.js", "htmx.js"}) {
      HttpResponse<String> file = get("/static/" + name);
      assertThat(file.statusCode()).isEqualTo(200);
      String tag = file.headers().firstValue("ETag").orElseThrow();
      assertThat(send(to("/static/" + name).header("If-None-Match", tag)).statusCode())
          .isEqualTo(304);
    }
    assertThat(get("/static/messages.properties").statusCode()).isEqualTo(404);
    assertThat(get("/static/").statusCode()).isEqualTo(404);
  }
}
