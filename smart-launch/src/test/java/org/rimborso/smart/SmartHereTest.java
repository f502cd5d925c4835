package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.smart.SmartParts.BROWSER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.SignIn;
import org.rimborso.smart.Problem.Kind;
import org.rimborso.smart.SmartLaunch.Begun;
import org.rimborso.smart.SmartLaunch.Completed;
import org.rimborso.smart.SmartLaunch.Form;
import org.rimborso.smart.SmartLaunch.Redirect;

/** Launches that begin at our own page, and authorize requests that are posted. */
class SmartHereTest {
  @TempDir private Path folder;
  private SmartParts parts;

  @BeforeEach
  void open() throws IOException {
    parts = new SmartParts(folder, here(false));
  }

  private static SignIn here(boolean redirectOnly) {
    return new SignIn(
        false,
        Optional.empty(),
        Optional.of(List.of("launch/patient", "launch/encounter")),
        redirectOnly,
        Optional.empty());
  }

  @AfterEach
  void close() {
    parts.close();
  }

  @Test
  void beginHere_configured_asksForTheContextAndSendsNoLaunch() {
    assertThat(parts.smart.standalone()).hasSize(1);
    Query asked = Query.of(((Redirect) parts.smart.beginHere("test", BROWSER)).authorize());
    assertThat(asked.all()).doesNotContainKey("launch");
    assertThat(asked.get("scope")).startsWith("launch/patient launch/encounter openid fhirUser ");
    parts.grant(asked.get("nonce"), ",\"patient\":\"p1\"");
    Completed done = (Completed) parts.callback(asked.get("state"), "code", "c");
    assertThat(done.launch().patient().orElseThrow()).hasToString("Patient/p1");
  }

  @Test
  void beginHere_unknownOrNotConfigured_asksNobody() throws IOException {
    Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
    try (SmartParts plain = new SmartParts(other, true, false)) {
      Begun notOffered = plain.smart.beginHere("test", BROWSER);
      assertThat(notOffered).isEqualTo(Problem.of(Kind.STANDALONE_NOT_OFFERED));
      assertThat(plain.ehr.server.seen()).isEmpty();
      assertThat(plain.smart.standalone()).isEmpty();
    }
    assertThat(parts.smart.beginHere("other", BROWSER))
        .isEqualTo(Problem.of(Kind.STANDALONE_NOT_OFFERED));
  }

  @Test
  void begin_serverTakesForms_postsTheSameRequest() throws IOException {
    String posts =
        parts.ehr.configuration.replace("\"launch-ehr\"", "\"launch-ehr\",\"authorize-post\"");
    parts.ehr.configuration = posts;
    Form form = (Form) parts.smart.begin(parts.ehr.iss().toString(), "xyz", BROWSER);
    assertThat(form.authorize()).hasToString(parts.ehr.issuer() + "/authorize");
    assertThat(form.fields())
        .isEqualTo(Query.of(form.redirect()).all())
        .containsEntry("launch", "xyz")
        .containsEntry("code_challenge_method", "S256");
    assertThat(form.toString()).doesNotContain(field(form, "state"));
    parts.grant(field(form, "nonce"), "");
    assertThat(parts.callback(field(form, "state"), "code", "c")).isInstanceOf(Completed.class);
    Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
    try (SmartParts redirects = new SmartParts(other, here(true))) {
      redirects.ehr.configuration =
          redirects.ehr.configuration.replace("\"launch-ehr\"", "\"authorize-post\"");
      assertThat(redirects.smart.begin(redirects.ehr.iss().toString(), "xyz", BROWSER))
          .isInstanceOf(Redirect.class);
    }
  }

  private static String field(Form form, String name) {
    return java.util.Objects.requireNonNull(form.fields().get(name));
  }
}
