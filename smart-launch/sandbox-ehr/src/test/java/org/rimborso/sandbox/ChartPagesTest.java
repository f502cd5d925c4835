package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSandbox.class)
class ChartPagesTest {

  private TestApp app;
  private String root;

  @BeforeEach
  void open(SandboxServer sandbox) {
    app = new TestApp(sandbox, "/fhir");
    root = sandbox.url();
  }

  private HttpResponse<String> page(String path) {
    return app.send(HttpRequest.newBuilder(URI.create(root + path)));
  }

  @Test
  void root_listsEveryPatient_onBothHostNames() {
    assertThat(page("/").body()).contains("Bianchi, Marta", "/patient/demo-yilmaz?profile=full");
    String numeric = root.replace("localhost", "127.0.0.1");
    assertThat(app.send(HttpRequest.newBuilder(URI.create(numeric + "/"))).body())
        .contains("Bianchi, Marta");
  }

  @Test
  void patient_offersEveryPersonInFrameAndTab() {
    assertThat(page("/patient/demo-bianchi").body())
        .contains(
            ">Open Rimborso as clinician<",
            "Open Rimborso as clinician in a new tab",
            ">Open Rimborso as administrator<",
            "<option value=\"demo-bianchi-visit\">");
  }

  /** Where nobody answers, the chart is there all the same. */
  @Test
  void patient_firesHooks_andSaysWhereNobodyAnswers() {
    for (String query :
        new String[] {"", "?hook=order-sign&order=J0897", "?hook=appointment-book"}) {
      assertThat(page("/patient/demo-bianchi" + query).body())
          .contains("Rimborso did not answer.", "Sign order", "Discharge", "Book");
    }
  }

  @Test
  void caller_publishesItsKeys() {
    assertThat(page("/cds-client/jwks").body())
        .contains("\"kty\":\"RSA\"")
        .doesNotContain("\"d\":");
  }

  @Test
  void frame_holdsALaunchThatAuthorizes() {
    String body =
        page("/patient/demo-bianchi/rimborso?person=demo-biller&encounter=demo-bianchi-visit")
            .body();
    String frame = body.replaceAll("(?s).*<iframe title=\"Rimborso\" src=\"([^\"]+)\".*", "$1");
    assertThat(frame).startsWith("http://localhost:8080/launch?iss=http%3A%2F%2Flocalhost");
    String launch = frame.substring(frame.indexOf("launch=") + "launch=".length());
    assertThat(TestApp.returned(app.authorize(app.authorizeParameters(launch))))
        .containsKey("code");
  }

  @Test
  void open_inProfileNoWrite_namesThatBase() {
    HttpResponse<String> answer =
        page("/patient/demo-bianchi/open?person=demo-biller&profile=no-write");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("%2Fno-write%2Ffhir&launch=");
  }

  @Test
  void unknownPatientOrPage_is404() {
    assertThat(page("/patient/nobody").statusCode()).isEqualTo(404);
    assertThat(page("/patient/demo-bianchi/other").statusCode()).isEqualTo(404);
    assertThat(page("/favicon.ico").statusCode()).isEqualTo(404);
  }
}
