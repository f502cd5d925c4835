package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.plugins.Plugins;
import org.rimborso.sweep.SweepListener.Stage;
import picocli.CommandLine;

class SweepCommandTest {
  private static final String CLAIM =
      """
      {"resourceType":"Claim","id":"c1","status":"active","type":{"coding":[{"code":"professional"}]},"use":"claim","created":"2026-11-01",\
      "patient":{"reference":"Patient/p1"},"insurer":{"display":"Acme"},"insurance":[{"sequence":1,"focal":true,"coverage":{"display":"Acme"}}],\
      "diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"E11"}]}}],\
      "item":[{"sequence":1,"diagnosisSequence":[1],"servicedDate":"2026-11-01","productOrService":{"text":"x"},"net":{"value":120.00,"currency":"USD"}}],\
      "total":{"value":120.00,"currency":"USD"}}
      """;

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    SweepCommand command =
        new SweepCommand(
            (config, chances) ->
                new SweepSetup(
                    new ReviewSetup(
                        Optional.empty(),
                        ChartReview.of(() -> RuleSettings.DEFAULTS.reviewer(StarterSet.codeSets())),
                        Plugins.NONE),
                    "rules",
                    Optional.empty()),
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private int sweep(String... more) {
    String[] args =
        Arrays.copyOf(new String[] {in().toString(), "--out", out().toString()}, 3 + more.length);
    System.arraycopy(more, 0, args, 3, more.length);
    return run(args);
  }

  private Path in() {
    return folder.resolve("in");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(in());
    Files.writeString(in().resolve(name), text);
  }

  @Test
  void sweep_folder_writesThreeFiles() throws IOException {
    write("export-7.ndjson", CLAIM);
    assertThat(sweep("--threads", "1")).isZero();
    assertThat(Files.readAllLines(out().resolve("findings.ndjson")))
        .anyMatch(
            line ->
                line.startsWith(
                    "{\"patient\":\"Patient/p1\",\"id\":\"diagnosis-not-billable:Claim/c1:E11\""));
    assertThat(Files.readAllLines(out().resolve("accounts.ndjson")))
        .hasSize(1)
        .allMatch(line -> line.startsWith("{\"patient\":\"Patient/p1\",\"account\":\"Claim/c1\""));
    assertThat(Files.readString(out().resolve("summary.json")))
        .contains("\"asOf\" : \"2026-11-23\"", "\"patients\" : 1", "\"Claim\" : 1");
    assertThat(err.toString()).contains("the results are in").doesNotContain("p1");
  }

  @Test
  void sweep_italianOnADay_isWrittenSo() throws IOException {
    write("a.ndjson", CLAIM);
    assertThat(sweep("--lang", "it", "--as-of", "2026-12-31")).isZero();
    assertThat(Files.readString(out().resolve("accounts.ndjson")))
        .contains("\"state\":\"no-response\"", "nessuna risposta");
    assertThat(Files.readString(out().resolve("summary.json"))).contains("2026-12-31");
  }

  @Test
  void sweep_someUnread_isNamedAndIsThree() throws IOException {
    write("a.ndjson", CLAIM + "{\"resourceType\":\n" + CLAIM);
    write("b.json", "{\"resourceType\":\"Bundle\",\"entry\":[]}");
    assertThat(sweep()).isEqualTo(3);
    assertThat(err.toString())
        .contains("a.ndjson, line 2, column")
        .contains("ends in the middle")
        .contains("b.json, line 1, column 1, is a Bundle, which only rimborso review reads");
    assertThat(out().resolve("summary.json")).exists();
  }

  @Test
  void sweep_nothingToRead_isOneWithAWayOut() throws IOException {
    Files.createDirectories(in());
    assertThat(sweep()).isEqualTo(1);
    assertThat(run(in().resolve("missing").toString(), "--out", out().toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("there is nothing to read in"))
        .anyMatch(line -> line.contains("is no folder"));
  }

  @Test
  void sweep_badUsage_isTwo() throws IOException {
    write("a.ndjson", CLAIM);
    assertThat(run(in().toString())).isEqualTo(2);
    assertThat(sweep("--threads", "0")).isEqualTo(2);
    assertThat(sweep("--as-of", "23.11.2026")).isEqualTo(2);
    assertThat(sweep("--lang", "fr")).isEqualTo(2);
    assertThat(sweep("--load")).isEqualTo(2);
    assertThat(sweep("--ehr", "e1")).isEqualTo(2);
    assertThat(run("--out", out().toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "--out",
            "expected a number from 1 to 256",
            "--load needs --ehr",
            "--ehr needs --config",
            "or --ehr to export them first");
    assertThat(out()).doesNotExist();
  }

  @Test
  void sweep_asCommandOfTheProgram_hasHelp() {
    CommandLine line = Main.commandLine();
    StringWriter help = new StringWriter();
    line.setOut(new PrintWriter(help));
    assertThat(line.execute("sweep", "--help")).isZero();
    assertThat(help.toString()).contains("--out", "--threads", "goes on where it stopped");
  }

  @Test
  void setup_otherConfigurationOrCodes_isAnother() throws IOException {
    Map<String, String> variables = Map.of("XDG_DATA_HOME", folder.toString());
    Path config = folder.resolve("rimborso.yaml");
    String none = SweepSetup.of(Optional.empty(), variables).rules();
    assertThat(SweepSetup.of(Optional.empty(), variables).rules()).isEqualTo(none);
    Files.createDirectories(folder.resolve("rimborso").resolve("codes"));
    Files.writeString(config, Files.readString(Path.of("src/test/resources/cases/site.yaml")));
    assertThat(SweepSetup.of(Optional.of(config), variables).rules()).isNotEqualTo(none);
  }

  @Test
  void words_onATerminal_areABarWithTimeLeft() {
    long[] now = {0};
    StringWriter text = new StringWriter();
    SweepWords words = new SweepWords(new PrintWriter(text), true, () -> now[0]);
    words.reached(Stage.READING, 0, 955_000_000);
    now[0] = 2_000_000_000;
    words.reached(Stage.READING, 477_500_000, 955_000_000);
    assertThat(text.toString())
        .contains("[###############...............] reading    50 %, 478 of 955 MB, 239 MB/s")
        .endsWith("about 2 s left")
        .doesNotContain("\n");
  }

  @Test
  void words_elsewhere_areALineNowAndThen() {
    long[] now = {0};
    StringWriter text = new StringWriter();
    SweepWords words = new SweepWords(new PrintWriter(text), false, () -> now[0]);
    for (int second = 0; second <= 25; second++) {
      now[0] = second * 1_000_000_000L;
      words.reached(Stage.REVIEWING, second, 100);
    }
    assertThat(text.toString().lines()).hasSize(2);
    assertThat(text.toString().getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) 27);
  }
}
