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
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.plugins.Plugins;
import picocli.CommandLine;

class ReviewCommandTest {
  private static final String CHART =
      """
      {"resourceType":"Bundle","type":"collection","entry":[
       {"resource":{"resourceType":"Patient","id":"p1"}},
       {"resource":{"resourceType":"Claim","id":"c1","status":"active","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/claim-type","code":"professional"}]},"use":"claim","created":"2026-11-01",
        "patient":{"reference":"Patient/p1"},"insurer":{"display":"Acme \\u001b[31mHealth"},
        "insurance":[{"sequence":1,"focal":true,"coverage":{"display":"Acme"}}],
        "diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"E11"}]}}],
        "item":[{"sequence":1,"diagnosisSequence":[1],"servicedDate":"2026-11-01","productOrService":{"text":"x"},"net":{"value":120.00,"currency":"USD"}}],
        "total":{"value":120.00,"currency":"USD"}}}]}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  private int run(String input, String... args) {
    ReviewCommand command =
        new ReviewCommand(
            config ->
                new ReviewSetup(
                    config.map(file -> ZoneId.of("Pacific/Auckland")),
                    ChartReview.of(() -> RuleSettings.DEFAULTS.reviewer(StarterSet.codeSets())),
                    Plugins.NONE),
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8));
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void review_standardInput_printsOneLineForEachPatient() {
    assertThat(run(CHART, "-")).isZero();
    assertThat(printed().lines()).hasSize(1);
    assertThat(printed())
        .startsWith("{\"patient\":\"Patient/p1\",\"asOf\":\"2026-11-23\",\"findings\":[{\"id\":")
        .contains("diagnosis-not-billable:Claim/c1:E11");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void review_asOf_isTheDayOfTheReview() {
    assertThat(run(CHART, "-", "--as-of", "2026-12-31")).isZero();
    assertThat(printed()).contains("\"asOf\":\"2026-12-31\"").contains("\"state\":\"no-response\"");
  }

  @Test
  void review_configuredZone_saysWhichDayIsToday() {
    assertThat(run(CHART, "-", "--config", "site.yaml")).isZero();
    assertThat(printed()).contains("\"asOf\":\"2026-11-24\"");
  }

  @Test
  void review_text_isForPeopleAndCannotCommandTheTerminal() {
    assertThat(run(CHART, "-", "--format", "text", "--lang", "it")).isZero();
    assertThat(printed())
        .contains("Patient/p1", "ERRORE", "diagnosis-not-billable", "Conto Claim/c1", "1 paziente")
        .doesNotContain("\u001b");
  }

  @Test
  void review_someUnread_isNamedAndTheRestReviewed() throws IOException {
    Files.writeString(folder.resolve("good.json"), CHART);
    Files.writeString(folder.resolve("bad.json"), "{\"resourceType\":\"Patient\"");
    assertThat(run("", folder.toString())).isEqualTo(3);
    assertThat(printed().lines()).hasSize(1);
    assertThat(err.toString()).contains("bad.json, line 1, column").contains("ends in the middle");
  }

  @Test
  void review_badUsage_isTwo() {
    assertThat(run("")).isEqualTo(2);
    assertThat(run("", "-", "--format", "xml")).isEqualTo(2);
    assertThat(run("", "-", "--as-of", "23.11.2026")).isEqualTo(2);
    assertThat(err.toString()).contains("expected a day such as 2026-11-23");
    assertThat(printed()).isEmpty();
  }

  @Test
  void review_asCommandOfTheProgram_hasHelpAndTellsErrorsInOneSentence() {
    CommandLine line = Main.commandLine();
    StringWriter help = new StringWriter();
    line.setOut(new PrintWriter(help));
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("review", "--help")).isZero();
    assertThat(help.toString()).contains("--as-of", "--format", "Exit codes");
    assertThat(line.execute("review")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("--help");
  }
}
