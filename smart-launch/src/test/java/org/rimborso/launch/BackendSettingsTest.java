package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Origin;
import picocli.CommandLine;

/** How the app asks an EHR with no user there, as the configuration says it. */
class BackendSettingsTest {
  private static final String EHR =
      "store: {file: data/r, keyFile: data/k}\n"
          + "ehrs: [{id: a, iss: 'https://e.example/fhir', clientId: c%s}]";

  @TempDir private Path folder;

  private Path written(String more) throws IOException {
    return Files.writeString(folder.resolve("rimborso.yaml"), EHR.formatted(more));
  }

  private Settings read(String more) throws IOException {
    return SettingsFile.read(written(more), Map.of());
  }

  @Test
  void backend_withoutTheKey_isNotThere() throws IOException {
    assertThat(read("").ehrs().get(0).backend()).isEmpty();
  }

  @Test
  void backend_withAClientIdAlone_asksForWhatAReviewReads() throws IOException {
    Backend backend = read(", backend: {clientId: b}").ehrs().get(0).backend().orElseThrow();
    assertThat(backend.scopes()).contains("system/Patient.rs").doesNotContain("system/*.rs");
    assertThat(backend.scopes()).allMatch(scope -> scope.endsWith(".rs"));
    assertThat(backend.group()).isEmpty();
  }

  @Test
  void backend_whole_isUnderstood() throws IOException {
    Backend backend =
        read(", backend: {clientId: b, scopes: [system/Claim.rs, system/Patient.read], group:"
                + " ward-1, fileHosts: ['https://files.example']}")
            .ehrs()
            .get(0)
            .backend()
            .orElseThrow();
    assertThat(Backend.types(backend.scopes())).containsExactly("Patient", "Claim");
    assertThat(backend.group()).contains("ward-1");
    assertThat(backend.fileHosts())
        .containsExactly(Origin.of(URI.create("https://files.example")).orElseThrow());
  }

  @Test
  void example_shipped_showsOne() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      Path file = folder.resolve("example.yaml");
      Files.write(file, in.readAllBytes());
      Backend backend = SettingsFile.read(file, Map.of()).ehrs().get(0).backend().orElseThrow();
      assertThat(backend.clientId()).isEqualTo("rimborso-backend");
      assertThat(backend.scopes()).isEqualTo(Backend.SCOPES);
      assertThat(backend.group()).contains("facility");
      assertThat(backend.fileHosts()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "{group: g}; ehrs[0].backend.clientId",
        "{clientId: b, scopes: [user/Claim.rs]}; ehrs[0].backend.scopes",
        "{clientId: b, scopes: [system/Claim.cruds]}; ehrs[0].backend.scopes",
        "{clientId: b, group: '../x'}; ehrs[0].backend.group",
        "{clientId: b, fileHosts: ['http://files.example']}; ehrs[0].backend.fileHosts",
        "{clientId: b, fileHosts: ['https://files.example/path']}; ehrs[0].backend.fileHosts",
        "{clientId: b, secret: s}; ehrs[0].backend.secret"
      })
  void backend_impossible_isRefusedWithItsPath(String backend, String path) {
    assertThatThrownBy(() -> read(", backend: " + backend))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path);
  }

  @Test
  void registration_tellsWhatToEnterForIt() throws IOException {
    Settings settings = read(", backend: {clientId: b, scopes: [system/Claim.rs], group: ward-1}");
    List<String> lines = Registration.lines(settings.ehrs().get(0), settings.server());
    assertThat(lines)
        .contains(
            "Backend client id: b",
            "Backend client authentication: private_key_jwt (ES384 or RS384)",
            "Backend scopes: system/Claim.rs",
            "Backend group: Group/ward-1")
        .anyMatch(line -> line.startsWith("JWKS URL: "));
  }

  private int export(String... more) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(err));
    String[] all = new String[more.length + 5];
    all[0] = "export";
    all[1] = "--out";
    all[2] = folder.resolve("out").toString();
    all[3] = "--config";
    all[4] = folder.resolve("rimborso.yaml").toString();
    System.arraycopy(more, 0, all, 5, more.length);
    return line.execute(all);
  }

  private final StringWriter err = new StringWriter();

  @Test
  void export_ofAnEhrWithoutBackend_isBadUsageAndToldWithTheWayOut() throws IOException {
    written("");
    assertThat(export("--ehr", "a")).isEqualTo(2);
    assertThat(err.toString()).contains("no backend").doesNotContain("Exception");
    assertThat(export("--ehr", "z")).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void export_sinceNonsense_isBadUsage() throws IOException {
    written(", backend: {clientId: b}");
    assertThat(export("--ehr", "a", "--since", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("--since");
  }
}
