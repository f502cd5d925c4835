package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.web.view.Gap;
import org.rimborso.web.view.Trouble;

/** The two addresses of a launch, as a browser sees them. */
class LaunchPagesTest extends OverTestSite {
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
    site.next = new SmartFlow.Completed(TestSite.launch("biller-1"), Optional.empty());
    site.entry = new Door.Unmapped("http://e|<b>u1");
    assertThat(callback(cookie)).contains("http://e|&lt;b&gt;u1");
    site.entry = new Door.Entered("encounter");
    assertThat(callback(cookie)).isEqualTo("/s/biller-1/encounter");
    site.entry = new Door.Entered("accounts");
    assertThat(callback(cookie)).isEqualTo("/s/biller-1/accounts");
  }

  /**
   * A card of the EHR names a finding: who sees documentation gets there, others where they begin.
   */
  @Test
  void launch_thatNamesAFinding_leadsThere() throws Exception {
    String finding = "diagnosis-uncoded:Condition/d1:d1";
    String query = "?finding=diagnosis-uncoded%3ACondition%2Fd1%3Ad1";
    String cookie =
        send(HttpRequest.newBuilder(site.at("/launch?iss=x&launch=y")))
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .replaceFirst(";.*", "");
    site.next = new SmartFlow.Completed(TestSite.launch("clinician-1"), Optional.of(finding));
    site.entry = new Door.Entered("encounter");
    assertThat(callback(cookie)).isEqualTo("/s/clinician-1" + query);
    assertThat(get("/s/clinician-1" + query).headers().firstValue("Location"))
        .contains("/s/clinician-1/encounter" + query + "#" + Gap.anchor(finding));
    assertThat(get("/s/biller-1" + query).headers().firstValue("Location"))
        .contains("/s/biller-1/accounts");
    assertThat(get("/s/clinician-1/encounter" + query + "&whole=1").body())
        .containsPattern("<article [^>]*id=\"gap-[0-9a-f]{16}\" data-arrive");
  }

  private String callback(String cookie) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.at("/callback/sandbox?code=c&state=s"));
    HttpResponse<String> answer =
        send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    return answer.headers().firstValue("Location").orElse(answer.body());
  }
}
