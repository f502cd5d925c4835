package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.ehr.SignIn;

/** How an EHR and the app know each other, as the configuration says it. */
class SignInSettingsTest {
  private static final String EHR = "ehrs: [{id: a, iss: 'https://e.example/fhir', clientId: c%s}]";

  @TempDir private Path folder;

  private Settings read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("rimborso.yaml"), yaml);
    return SettingsFile.read(file, Map.of());
  }

  @Test
  void example_shipped_saysHowEhrAndAppKnowEachOther() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      Settings settings = read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      SignIn signIn = settings.ehrs().get(0).signIn();
      assertThat(signIn.privateKey()).isFalse();
      assertThat(signIn.refreshScope()).contains("online_access");
      assertThat(signIn.standalone()).contains(List.of("launch/patient"));
      assertThat(signIn.redirectOnly()).isFalse();
      assertThat(signIn.caller().orElseThrow().issuer())
          .isEqualTo("https://ehr.example.org/cds-client");
      assertThat(settings.signingKeys().rotation().every()).isEqualTo(Duration.ofDays(90));
    }
  }

  @Test
  void signIn_withoutKeys_isPlain() throws IOException {
    Settings settings = read(EHR.formatted(""));
    assertThat(settings.ehrs().get(0).signIn()).isEqualTo(SignIn.PLAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "authentication: key; ehrs[0].authentication",
        "authentication: private-key, clientSecretFile: s; ehrs[0].clientSecretFile",
        "refresh: always; ehrs[0].refresh",
        "authorize: post; ehrs[0].authorize",
        "standalone: [launch]; ehrs[0].standalone",
        "cds: {issuer: x}; ehrs[0].cds.jwks",
        "cds: {jwks: 'https://c.example'}; ehrs[0].cds.issuer",
        "cds: {issuer: x, jwks: 'http://c.example'}; ehrs[0].cds.jwks",
        "cds: {issuer: x, jwks: 'https://c.example', more: 1}; ehrs[0].cds.more"
      })
  void signIn_impossible_isRefusedWithItsPath(String more, String path) {
    assertThatThrownBy(() -> read(EHR.formatted(", " + more)))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rotateEvery: 90; signingKeys.rotateEvery",
        "rotateEvery: 2d, publishAhead: 2d; signingKeys.publishAhead",
        "key: x; signingKeys.key"
      })
  void signingKeys_impossible_areRefusedWithTheirPath(String more, String path) {
    assertThatThrownBy(() -> read("signingKeys: {" + more + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path);
  }

  @Test
  void registration_ofAnEhr_tellsWhatToEnterThere() throws IOException {
    String more =
        ", authentication: private-key, refresh: online, standalone: [launch/patient],"
            + " cds: {issuer: x, jwks: 'https://c.example/jwks'}";
    Settings settings = read("server: {publicUrl: 'https://app.example'}\n" + EHR.formatted(more));
    List<String> lines = Registration.lines(settings.ehrs().get(0), settings.server());
    assertThat(lines)
        .contains(
            "Launch URL: https://app.example/launch",
            "Standalone launch URL: https://app.example/launch/a",
            "Redirect URI: https://app.example/callback/a",
            "CDS Hooks discovery: https://app.example/cds-services",
            "JWKS URL: https://app.example/.well-known/jwks.json",
            "Client authentication: private_key_jwt (ES384 or RS384)");
    assertThat(lines.get(lines.size() - 1))
        .startsWith("Scopes: launch openid fhirUser user/Patient.rs")
        .endsWith("online_access launch/patient");
  }
}
