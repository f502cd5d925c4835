package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code rimborso rules}, over a folder of code sets that tests fill. */
class RulesCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--on", "2026-11-23"));
    all.add("--folder");
    all.add(folder.resolve("codes").toString());
    return line.execute(all.toArray(String[]::new));
  }

  private String config() throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(
        file,
        """
        payers:
          - name: Acme Health Plan
            match: {names: Acme}
            requires: {ndc: true}
        rules:
          line-duplicate: {enabled: false}
          encounter-not-billed: {severity: info, parameters: {charge-lag-days: 9}}
          payers:
            Acme Health Plan: {claim-duplicate: {enabled: false}}
        """);
    return file.toString();
  }

  /** The lines that {@code list} prints of one rule. */
  private String entry(String id) {
    String text = out.toString();
    int from = text.indexOf("  " + id + ": ");
    assertThat(from).as(id).isNotNegative();
    StringBuilder entry = new StringBuilder();
    text.substring(from)
        .lines()
        .takeWhile(line -> entry.isEmpty() || line.startsWith("    "))
        .forEach(line -> entry.append(line.strip()).append('\n'));
    return entry.toString();
  }

  private JsonNode json(String id) throws IOException {
    for (JsonNode rule : new ObjectMapper().readTree(out.toString()).path("rules")) {
      if (rule.path("rule").asText().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError(id + " is not listed");
  }

  @Test
  void list_withoutConfiguration_saysWhatIsMissing() {
    assertThat(run("rules", "list")).isZero();
    assertThat(entry("line-ncci-pair"))
        .isEqualTo(
            """
            line-ncci-pair: Two codes that are not paid together
            error; for billing; on; has nothing to judge by
            needs NCCI procedure-to-procedure pairs, practitioner: not loaded
            needs NCCI procedure-to-procedure pairs, outpatient hospital: not loaded
            source: National Correct Coding Initiative Policy Manual, chapter I, section E
            """);
    assertThat(entry("diagnosis-not-billable"))
        .contains("can run in part", "needs ICD-10-CM: only the starter set, until 2027-09-30");
    assertThat(entry("line-duplicate")).contains("; on; can run\n").doesNotContain("needs");
    assertThat(entry("line-drug-without-ndc"))
        .contains("needs requires.ndc of the payer: no profile says it");
    assertThat(entry("claim-filing-deadline"))
        .contains("needs filing of the payer: said of Medicare");
    assertThat(out.toString())
        .contains("off: 0.\n", "rimborso ehr check ID tells that")
        .contains("\nencounter\n", "\nline\n");
  }

  @Test
  void list_withConfiguration_saysWhatTheSiteChanged() throws IOException {
    assertThat(run("rules", "list", "--config", config())).isZero();
    assertThat(entry("line-duplicate")).contains("; off; is not asked");
    assertThat(entry("encounter-not-billed")).contains("info; for clinician and billing; on");
    assertThat(entry("claim-duplicate")).contains("; on; can run", "for Acme Health Plan: off");
    assertThat(entry("line-drug-without-ndc"))
        .contains("can run\n", "needs requires.ndc of the payer: said of Acme Health Plan");
    assertThat(out.toString()).contains("off: 1.");
  }

  @Test
  void list_afterAnImport_saysUntilWhen() throws IOException {
    Path order = folder.resolve("icd10cm_order_2027.txt");
    String name = "Odd bleeding";
    Files.writeString(order, "%05d %-7s %s %-60s %s\r\n".formatted(1, "D690", "1", name, name));
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    String codes = folder.resolve("codes").toString();
    assertThat(line.execute("codes", "import", order.toString(), "--folder", codes)).isZero();

    run("rules", "list");
    assertThat(entry("diagnosis-not-billable"))
        .contains("; can run\n", "needs ICD-10-CM: loaded, until 2027-09-30");
    assertThat(entry("line-modifier-unknown"))
        .contains("has nothing to judge by", "needs CPT: not loaded\n")
        .contains("needs HCPCS: nothing loaded that is later than 2025-12-31\n");
  }

  @Test
  void list_asJson_isForScripts() throws IOException {
    assertThat(run("rules", "list", "--format", "json", "--config", config())).isZero();
    JsonNode rule = json("encounter-not-billed");
    assertThat(rule.path("severity").asText()).isEqualTo("info");
    assertThat(rule.path("usualSeverity").asText()).isEqualTo("warning");
    assertThat(rule.path("audience").toString()).isEqualTo("[\"clinician\",\"billing\"]");
    assertThat(rule.path("reads").toString()).isEqualTo("[\"Encounter\",\"Claim\"]");
    assertThat(rule.path("parameters").path(0).path("value").asText()).isEqualTo("9");
    assertThat(rule.path("source").path("document").asText()).isEqualTo("42 CFR");
    assertThat(json("line-duplicate").path("enabled").asBoolean(true)).isFalse();
    assertThat(json("line-duplicate").path("state").asText()).isEqualTo("off");
    assertThat(json("line-ncci-pair").path("needs").path(0).toString())
        .isEqualTo(
            "{\"kind\":\"companion-list\",\"name\":\"NCCI procedure-to-procedure pairs,"
                + " practitioner\",\"stock\":\"not-loaded\",\"until\":null,\"payers\":[]}");
    assertThat(json("claim-duplicate").path("payers").toString())
        .isEqualTo("{\"Acme Health Plan\":{\"enabled\":false,\"severity\":\"error\"}}");
  }

  @Test
  void show_rule_isItsPageAndHowItStands() throws IOException {
    assertThat(run("rules", "show", "encounter-not-billed", "--config", config())).isZero();
    assertThat(out.toString())
        .startsWith("# ")
        .contains("## Why it costs money", "## Here and now", "reads Encounter, Claim")
        .contains("parameter charge-lag-days: days after a visit", "usually 5; here 9");
    run("rules", "show", "encounter-not-billed", "--lang", "it");
    assertThat(out.toString()).contains("## Perché", "giorni dopo la visita");
    run("rules", "show", "encounter-not-billed", "--format", "json");
    assertThat(new ObjectMapper().readTree(out.toString()).path("page").asText()).startsWith("# ");
  }

  @Test
  void show_unknownRule_namesTheNearest() {
    assertThat(run("rules", "show", "line-duplicates")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "No rule has the id 'line-duplicates'; the nearest is line-duplicate. rimborso rules"
                + " list names all.\n");
  }
}
