package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.plugins.JarMaker;
import picocli.CommandLine;

/** The commands with plug-ins, named in the configuration. */
class PluginCommandsTest {
  private static final String CHART =
      """
      {"resourceType":"Claim","id":"c1","status":"active","use":"claim","created":"2026-11-01",
       "patient":{"reference":"Patient/p1"}}\
      """;

  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void jars() throws IOException {
    Path folder = home.resolve("plugins");
    JarMaker.acme().write(folder, "acme.jar");
    JarMaker.acme()
        .saying("Rimborso-Plugin-Id", "old")
        .saying("Rimborso-Api", "0.9")
        .write(folder, "old.jar");
  }

  private Path config(String more) throws IOException {
    return Files.writeString(home.resolve("rimborso.yaml"), "plugins: {folder: plugins}\n" + more);
  }

  private String review(Path config) {
    out.reset();
    Path codes = home.resolve("codes");
    ReviewCommand command =
        new ReviewCommand(
            file -> ReviewSetup.of(SettingsFile.read(file.orElseThrow(), Map.of()), codes),
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC),
            new ByteArrayInputStream(CHART.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("-", "--config", config.toString())).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private String rules(String... args) {
    StringWriter text = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(text));
    line.setErr(new PrintWriter(err));
    assertThat(line.execute(args)).isZero();
    return text.toString();
  }

  @Test
  void review_rulesOfPlugins_runAndBadJarsAreNamed() throws IOException {
    assertThat(review(config("")))
        .contains("\"id\":\"acme-claim-seen:Claim/c1\"", "\"message\":\"Claim c1 is there.\"");
    assertThat(err.toString())
        .isEqualTo(
            "rimborso: plug-ins: old.jar: it was made for the API 0.9, this Rimborso has 1.0: get"
                + " the plug-in for 1.0, or the Rimborso for 0.9.\n");
  }

  @Test
  void settings_ofRulesOfPlugins_countAndThoseOfSkippedJarsAreNoMistake() throws IOException {
    Path config =
        config(
            """
            rules:
              acme-claim-seen: {severity: info, enabled: false}
              old-claim-seen: {enabled: false}
            cds: {mute: [{rule: old-claim-seen}]}
            """);

    assertThat(review(config)).contains("\"findings\":[").doesNotContain("acme-claim-seen");
  }

  @Test
  void list_rulesOfPlugins_sayWhereTheyComeFrom() throws IOException {
    String config = config("").toString();
    String codes = home.resolve("codes").toString();

    assertThat(rules("rules", "list", "--config", config, "--folder", codes))
        .contains("acme-claim-seen: A claim is there", "plug-in: acme 1.0, acme.jar");
    assertThat(err.toString()).contains("old.jar: it was made for the API 0.9");
    assertThat(rules("rules", "show", "acme-claim-seen", "--config", config, "--format", "json"))
        .contains("\"plugin\":{\"id\":\"acme\",\"version\":\"1.0\",\"file\":\"acme.jar\"}");
  }

  @Test
  void sweep_otherJars_isAnotherSweep() throws IOException {
    Path config = config("");
    Map<String, String> none = Map.of();
    String before = SweepSetup.of(Optional.of(config), none).rules();
    assertThat(SweepSetup.of(Optional.of(config), none).rules()).isEqualTo(before);
    JarMaker.acme()
        .saying("Rimborso-Plugin-Version", "1.1")
        .write(home.resolve("plugins"), "acme.jar");

    assertThat(SweepSetup.of(Optional.of(config), none).rules()).isNotEqualTo(before);
  }
}
