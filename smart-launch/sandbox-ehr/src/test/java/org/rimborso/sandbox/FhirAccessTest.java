package org.rimborso.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSandbox.class)
class FhirAccessTest {

  private TestApp app;

  @BeforeEach
  void register(SandboxServer sandbox) {
    app = new TestApp(sandbox, "/fhir");
  }

  private static void status(HttpResponse<String> answer, int expected) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
  }

  @Test
  void read_withoutOrWithUnknownToken_is401() {
    HttpResponse<String> answer = app.get("", "Patient/demo-bianchi");
    status(answer, 401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    status(app.get("not-a-token", "Patient/demo-bianchi"), 401);
  }

  @Test
  void metadata_withoutToken_isOpen() {
    status(app.get("", "metadata?_summary=true"), 200);
  }

  @Test
  void token_ofAnotherBase_is401(SandboxServer sandbox) {
    String token = new TestApp(sandbox, "/no-write/fhir").accessToken("launch user/*.rs");
    status(app.get(token, "Patient/demo-bianchi"), 401);
  }

  @Test
  void interaction_outsideTheScopes_is403() {
    String token = app.accessToken("launch user/Claim.rs user/Patient.r user/Task.c");
    status(app.get(token, "Claim/demo-bianchi-claim"), 200);
    status(app.get(token, "Claim?patient=demo-bianchi"), 200);
    status(app.get(token, "Patient/demo-bianchi"), 200);
    status(app.get(token, "Patient?family=Bianchi"), 403);
    status(app.get(token, "Condition?patient=demo-bianchi"), 403);
    status(app.get(token, "Claim?patient=demo-bianchi&_include=Claim:provider"), 403);
    status(app.send(token, "POST", "Claim", "{\"resourceType\":\"Claim\"}"), 403);
    status(app.send(token, "PUT", "Task/t1", "{\"resourceType\":\"Task\",\"id\":\"t1\"}"), 403);
    status(app.send(token, "POST", "Task", "{\"resourceType\":\"Task\"}"), 201);
    status(app.send(token, "POST", "", transaction("POST", "Communication", "")), 403);
  }

  @Test
  void scope_inTheOlderForm_permitsTheSame() {
    String token = app.accessToken("launch user/Claim.read user/Task.write");
    status(app.get(token, "Claim?patient=demo-bianchi"), 200);
    status(app.send(token, "POST", "Task", "{\"resourceType\":\"Task\"}"), 201);
    status(app.get(token, "Task"), 403);
  }

  @Test
  void patientScope_keepsToThePatientOfTheLaunch() {
    String token = app.accessToken("launch patient/*.rs patient/Communication.c");
    status(app.get(token, "Claim?patient=demo-bianchi"), 200);
    status(app.get(token, "Practitioner/demo-biller"), 200);
    status(app.get(token, "Claim?patient=demo-weber"), 403);
    status(app.get(token, "Claim/demo-weber-claim"), 403);
    status(app.get(token, "Patient/demo-weber"), 403);
    status(app.send(token, "POST", "Communication", communication("demo-bianchi")), 201);
    status(app.send(token, "POST", "Communication", communication("demo-weber")), 403);
  }

  @Test
  void inspectToken_readsButNeverWrites() {
    status(app.get(RunningSandbox.INSPECT, "ClaimResponse?request=Claim/demo-bianchi-claim"), 200);
    status(app.send(RunningSandbox.INSPECT, "POST", "Task", "{\"resourceType\":\"Task\"}"), 403);
  }

  private static String communication(String patient) {
    return """
        {"resourceType":"Communication","status":"completed",
         "subject":{"reference":"Patient/%s"}}"""
        .formatted(patient);
  }

  static String transaction(String method, String type, String more) {
    return """
        {"resourceType":"Bundle","type":"transaction","entry":[{
          "resource":{"resourceType":"%s","status":"completed"%s},
          "request":{"method":"%s","url":"%s"}}]}"""
        .formatted(type, more, method, type);
  }
}
