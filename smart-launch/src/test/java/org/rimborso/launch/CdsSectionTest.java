package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.access.Role;
import org.rimborso.cds.CdsSettings;
import org.rimborso.cds.Mute;

/** What the configuration says of CDS Hooks. */
class CdsSectionTest {
  @TempDir private Path folder;

  private CdsSettings read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("rimborso.yaml"), yaml);
    return SettingsFile.read(file, Map.of()).cds();
  }

  @Test
  void section_absent_allowsNoPageAndMutesNothing() throws IOException {
    assertThat(read("server: {port: 0}")).isEqualTo(CdsSettings.DEFAULT);
  }

  @Test
  void example_shipped_namesOriginsAndMutes() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      CdsSettings settings = read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(settings.origins()).containsExactly("https://ehr.example.org");
      assertThat(settings.mutes())
          .containsExactly(
              new Mute(Optional.of("diagnosis-unspecified"), Optional.empty(), Optional.empty()),
              new Mute(
                  Optional.of("encounter-no-disposition"),
                  Optional.empty(),
                  Optional.of("patient-view")),
              new Mute(Optional.empty(), Optional.of(Role.CODER), Optional.of("order-sign")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "origins: [http://x.example]; cds.origins; https://host",
        "origins: ['https://x.example/path']; cds.origins; https://host",
        "mute: [{rule: no-such-rule}]; cds.mute[0].rule; rimborso rules list",
        "mute: [{rule: diagnosis-missing}, {role: doctor}]; cds.mute[1].role; clinician",
        "mute: [{hook: order-select}]; cds.mute[0].hook; order-sign",
        "mute: [{}]; cds.mute[0].rule; a hook",
        "mute: [{rules: x}]; cds.mute[0].rules; unknown",
        "mute: diagnosis-missing; cds.mute; a list",
        "muted: []; cds.muted; unknown"
      })
  void section_wrong_isRefusedWithPathAndExpectation(String more, String path, String expected) {
    assertThatThrownBy(() -> read("cds: {" + more + "}"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path)
        .hasMessageContaining(expected);
  }
}
