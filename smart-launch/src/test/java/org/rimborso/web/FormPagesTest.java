package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.notes.Struck;

/** What is sent from a page: notes and the way back after a refresh. */
class FormPagesTest extends OverTestSite {
  static final String NOTES = "/s/biller-1/accounts/Claim/c1/notes";

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
  void get_account_offersTemplatesThatFillTheForm() throws Exception {
    String page = get("/s/biller-1/accounts/Claim/c1").body();
    assertThat(page)
        .contains("data-testid=\"templates\"", "<option value=\"site-0\"", "value=\"denied\"")
        .doesNotContain("Never offered.", "data-testid=\"replaced\"");
    String filled = get("/s/biller-1/accounts/Claim/c1?template=site-0").body();
    assertThat(textOf(filled)).startsWith("Claim/c1 at Northfield Health PPO").contains("CO-146");
    assertThat(filled)
        .contains("name=\"next\"", "value=\"2026-12-03\"", "value=\"portal\" selected")
        .doesNotContain("data-testid=\"replaced\"");
    assertThat(textOf(get("/s/biller-1/accounts/Claim/c1?template=site-1").body())).isEmpty();
    assertThat(get("/s/coder-1/accounts/Claim/c1?template=site-0").body())
        .doesNotContain("Northfield codes");
  }

  @Test
  void get_accountWithTemplate_keepsWhatWasTypedAndLeadsBackToIt() throws Exception {
    site.drafts.put(
        SampleChart.CLAIM, Map.of("text", "Typed words", "contact", "Dana", "kind", "call"));
    String filled = get("/s/biller-1/accounts/Claim/c1?template=site-0").body();
    assertThat(textOf(filled)).startsWith("Claim/c1 at");
    assertThat(filled)
        .contains("value=\"Dana\"", "data-testid=\"replaced\"")
        .contains("href=\"/s/biller-1/accounts/Claim/c1#note\"");
    assertThat(textOf(get("/s/biller-1/accounts/Claim/c1").body())).isEqualTo("Typed words");
  }

  private static String textOf(String page) {
    return page.replaceFirst("(?s).*<textarea id=\"note-text\"[^>]*>", "")
        .replaceFirst("(?s)</textarea>.*", "");
  }

  @Test
  void get_account_showsOthersNotesAsTheirs() throws Exception {
    String page = get("/s/biller-1/accounts/Claim/c1").body();
    assertThat(page)
        .containsPattern("<b>Remark of Northfield Health PPO</b>[^/]*See policy 12")
        .doesNotContain("/strike\"");
    assertThat(get("/s/coder-1/accounts/Claim/c1").body()).doesNotContain("See policy 12");
  }

  @Test
  void post_strike_ofOnesOwnNote_isOfferedAndKept() throws Exception {
    post(NOTES, tokenOf("note Claim/c1") + "&kind=call&text=x");
    String page = get("/s/biller-1/accounts/Claim/c1").body();
    assertThat(page.split("name=\"note\" value=", -1)).hasSize(2);
    assertThat(page)
        .contains("name=\"note\" value=\"n1\"", "This cannot be undone.")
        .containsPattern("<button[^>]*aria-label=\"Mark as entered in error: [^\"]*\\d:\\d\\d");
    HttpResponse<String> answer = strike();
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/s/biller-1/accounts/Claim/c1#h-time");
    assertThat(site.struck).containsExactly("n1");
  }

  @Test
  void post_strike_thatWasNotKept_saysSo() throws Exception {
    site.striking = Struck.NOT_YOURS;
    assertThat(strike().statusCode()).isEqualTo(403);
    site.striking = Struck.UNKNOWN;
    assertThat(strike().statusCode()).isEqualTo(404);
    site.full = true;
    assertThat(strike().statusCode()).isEqualTo(500);
  }

  private HttpResponse<String> strike() throws Exception {
    return post("/s/biller-1/accounts/Claim/c1/strike", tokenOf("note Claim/c1") + "&note=n1");
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
}
