package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages look, whatever the chart says and however the desk fares. */
class PagesTest extends OverTestSite {
  private static final String HOSTILE =
      "\"'`><img src=x onerror=alert(1)><script>alert(2)</script></textarea></title></style>{{7*7}}${7*7}<!--";

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
    site.chart = new SampleChart(new Spelling(text -> HOSTILE + text)).opened();
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
