package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.ehr.Budget;
import org.rimborso.sweep.ChartFiles;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Words;
import picocli.CommandLine;

/** Rules in files at work: in reviews, in the lists of rules, and checked at the command line. */
class PayerRulesTest {
  private static final String CLAIM =
      """
      {"resourceType":"Claim","id":"%s","status":"active","use":"claim","type":{"coding":[{"code":"professional"}]},\
      "patient":{"reference":"Patient/p1"},"created":"2026-03-03","insurer":{"display":"Acme Health Plan"},\
      "insurance":[{"sequence":1,"focal":true,"coverage":{"reference":"Coverage/v1"}}],\
      "item":[{"sequence":1,"servicedDate":"2026-03-02","locationCodeableConcept":{"coding":[{"code":"%s"}]},\
      "productOrService":{"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"72148"}]},\
      "net":{"value":640.00,"currency":"USD"}}]}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path config;
  private Path rules;
  private Path data;

  @BeforeEach
  void fill() throws IOException {
    rules = Files.createDirectory(folder.resolve("payer-rules")).resolve("authorizations.yaml");
    Files.copy(Path.of("docs", "payer-rules", "authorizations.yaml"), rules);
    config = folder.resolve("rimborso.yaml");
    Files.writeString(config, "payerRules: {folder: payer-rules}\ncodes: {folder: codes}\n");
    data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(
        data.resolve("patients.ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"p1\"}\n");
    Files.writeString(
        data.resolve("coverages.ndjson"),
        "{\"resourceType\":\"Coverage\",\"id\":\"v1\",\"status\":\"active\","
            + "\"beneficiary\":{\"reference\":\"Patient/p1\"}}\n");
    Files.writeString(
        data.resolve("claims.ndjson"),
        CLAIM.formatted("office", "11") + CLAIM.formatted("emergency", "23"));
  }

  private int run(String... args) {
    out.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(rules);
    assertThat(text).contains(from);
    Files.writeString(rules, text.replace(from, to));
  }

  @Test
  void review_withRulesInAFolder_findsWhatTheySay() throws IOException {
    Settings settings = SettingsFile.read(config, Map.of());
    ReviewSetup setup = ReviewSetup.of(settings, folder.resolve("codes"));
    ChartFiles.Loaded loaded =
        new ChartFiles(setup.zone(), System.in)
            .read(List.of(data.toString()), LocalDate.of(2026, 3, 9));
    assertThat(
            setup
                .reviews()
                .review(loaded.charts().get(0).chart(), Budget.of(ReviewCommand.ASKING))
                .findings())
        .filteredOn(finding -> finding.rule().startsWith("payer-"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id())
                  .isEqualTo("payer-acme-imaging-authorization:Claim/office:line-1");
              assertThat(finding.element()).isEqualTo("Claim.item[0].productOrService");
              assertThat(finding.message().in(Locale.ITALIAN))
                  .isEqualTo(
                      "La riga 1 fattura 72148 del 2 mar 2026, e la richiesta non cita alcuna"
                          + " autorizzazione di Acme.");
              assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("640.00");
            });
  }

  @Test
  void rules_ofFiles_areSwitchedAsAnyOther() throws IOException {
    Files.writeString(
        config,
        Files.readString(config)
            + "rules: {payer-acme-imaging-authorization: {enabled: false, mute: [clinician]}}\n"
            + "cds: {mute: [{rule: payer-acme-imaging-authorization}]}\n");
    assertThat(run("rules", "list", "--config", config.toString())).isZero();
    assertThat(out.toString())
        .contains(
            """
            payer-acme-imaging-authorization: Acme - imaging without an authorisation
                error; for billing; off; is not asked
            """)
        .contains("payer-acme-inpatient-authorization");
  }

  @Test
  void page_ofARuleInAFile_tellsFileVersionConditionAndTests() {
    assertThat(
            run(
                "rules",
                "show",
                "payer-acme-imaging-authorization",
                "--lang",
                "it",
                "--config",
                config.toString()))
        .isZero();
    assertThat(out.toString())
        .contains("# Acme - diagnostica per immagini senza autorizzazione")
        .containsPattern("file authorizations.yaml, riga 3, versione [0-9a-f]{12}")
        .contains("`codes.match(line.code, [\"70336\"")
        .contains("Acme Health Plan provider manual 2026 (invented), 4.2")
        .contains("- in an emergency room: deve tacere");
    RulePages pages =
        new RulePages(
            PayerRulesTest.class.getClassLoader(),
            SettingsFile.read(config, Map.of()).rules().more(LoadedCodeSets.NONE));
    assertThat(pages.title("payer-acme-imaging-authorization", Words.ENGLISH))
        .isEqualTo("Acme - imaging without an authorisation");
  }

  @Test
  void start_withAMistakeInAFile_isRefusedWithItsPlace() throws IOException {
    change("line.place != \"23\"", "line.plaice != \"23\"");
    assertThatThrownBy(() -> SettingsFile.read(config, Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("payerRules.folder")
        .hasMessageContaining("authorizations.yaml:14:14: a field 'plaice', which is not known")
        .hasMessageContaining("the nearest is 'place'");
  }

  @Test
  void check_withoutMistakes_countsRulesAndTests() {
    assertThat(run("rules", "check", rules.toString())).isZero();
    assertThat(out).hasToString("Rules: 4; tests run: 15; no mistakes.\n");
  }

  @Test
  void check_withMistakes_namesAll() throws IOException {
    change("severity: error", "severity: severe");
    assertThat(run("rules", "check", rules.toString())).isEqualTo(1);
    assertThat(out.toString().lines())
        .hasSize(4)
        .first()
        .isEqualTo("authorizations.yaml:7:15: expected error, warning or info, not 'severe'");
  }

  @Test
  void check_ofAFileThatIsNotThere_isOneSentence() {
    assertThat(run("rules", "check", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("cannot be read");
  }

  @Test
  void check_againstAFolder_tellsWhatWouldChange() throws IOException {
    Path changed = Files.createDirectory(folder.resolve("new")).resolve("authorizations.yaml");
    Files.writeString(
        changed,
        Files.readString(rules)
            .replace("&& line.place != \"23\"", "&& line.place == \"23\"")
            .replace("place: 11, date", "place: XX, date")
            .replace("place: 23, date", "place: 11, date")
            .replace("place: XX, date", "place: 23, date"));
    assertThat(
            run(
                "rules",
                "check",
                changed.toString(),
                "--against",
                data.toString(),
                "--config",
                config.toString(),
                "--as-of",
                "2026-03-09"))
        .isZero();
    assertThat(out.toString())
        .contains(
            "  payer-acme-imaging-authorization: would flag 1, would stop flagging 1, as before 0,"
                + " not checked 0\n")
        .endsWith(
            "Tried on 1 charts: would flag 1, would stop flagging 1, as before 0, not checked 0.\n");
  }
}
