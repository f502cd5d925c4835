package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRuns;

/** Changed files of payer rules, tried on the page: server, gate, checks, and a real process. */
class RuleTrialsTest {
  private static final String RULE =
      """
      rules:
        - id: payer-house-active
          title: {en: Active claims, it: Richieste attive}
          severity: info
          audience: [billing]
          for: claim
          when: claim.status == "%s"
          message: {en: It is there., it: C'è.}
          next: {en: Look., it: Guarda.}
          source: {document: House rules (invented), section: "1"}
          tests:
            - name: one that is
              claim: {status: %s, lines: [{code: "99213"}]}
              expect: finding
            - name: one that is not
              claim: {status: %s, lines: [{code: "99213"}]}
              expect: nothing
      """;
  private static final String ACTIVE = RULE.formatted("active", "active", "draft");
  private static final String DRAFT = RULE.formatted("draft", "draft", "active");

  @TempDir private Path folder;
  private Path config;
  private WholeApp app;
  private SweepRuns runs;

  @BeforeEach
  void start() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("payer-rules"));
    Files.writeString(rules.resolve("house.yaml"), DRAFT);
    for (String name : List.of("tables.yaml", "acme-authorizations.csv", "acme-diagnoses.csv")) {
      Files.copy(Path.of("docs", "payer-rules", name), rules.resolve(name));
    }
    for (String name : List.of("borealis-modifiers.csv", "borealis-fees.csv")) {
      Files.copy(Path.of("docs", "payer-rules", name), rules.resolve(name));
    }
    config = folder.resolve("rimborso.yaml");
    Files.writeString(config, "payerRules: {folder: payer-rules}\ncodes: {folder: codes}\n");
    app = new WholeApp(folder, SettingsFile.read(config, Map.of()).rules().own());
    runs = new SweepRuns(app.store());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  /** Somebody in a launch of their own. */
  private final class Person {
    private final WholeBrowser browser = new WholeBrowser(app);
    private final String page;

    Person(String user) throws IOException {
      browser.launch("l-" + user, user, "p1");
      page = "/s/l-" + user + "/rules/try";
    }

    String page(String query) throws IOException {
      return browser.get(page + query).text();
    }

    RawHttp.Answer send(String step, String name, String text) throws IOException {
      Map<String, String> fields = new TreeMap<>();
      fields.put(
          "token",
          page("").split("/step\"", 2)[1].split("value=\"", 2)[1].replaceFirst("(?s)\".*", ""));
      fields.put("step", step);
      fields.put("name", name);
      fields.put("text", text);
      return browser.post(page + "/step", fields);
    }
  }

  private List<String> audited() {
    return app.store()
        .read(
            handle ->
                handle
                    .createQuery(
                        "select subject || ' ' || reason from audit_entry where reason like"
                            + " 'payer-rules-%' order by seq")
                    .mapTo(String.class)
                    .list());
  }

  private List<String> inPlace() throws IOException {
    try (var files = Files.list(folder.resolve("payer-rules"))) {
      return files.map(file -> file.getFileName() + " " + file.toFile().length()).sorted().toList();
    }
  }

  /** A sweep that left two patients' claims, one of them restricted. */
  private void sweep() throws IOException {
    Path export = Files.createDirectories(folder.resolve("swept").resolve("export"));
    Files.writeString(
        export.resolve("patients.ndjson"),
        "{\"resourceType\":\"Patient\",\"id\":\"p1\"}\n{\"resourceType\":\"Patient\",\"id\":\"p2\"}\n");
    String claim =
        "{\"resourceType\":\"Claim\",\"id\":\"%s\",%s\"status\":\"active\",\"use\":\"claim\","
            + "\"patient\":{\"reference\":\"Patient/%s\"},\"created\":\"2026-03-03\"}\n";
    String label =
        "\"meta\":{\"security\":[{\"system\":"
            + "\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}]},";
    Files.writeString(
        export.resolve("claims.ndjson"),
        claim.formatted("s1", "", "p1")
            + claim.formatted("s2", "", "p2")
            + claim.formatted("s3", label, "p2"));
    String run = runs.begin("hospital", Cause.HAND, Instant.now()).orElseThrow();
    runs.end(run, Outcome.DONE, Optional.empty(), "", Instant.now());
  }

  /** The page when the trial of this person has ended, as a browser asks for it. */
  private String ended(Person person) throws IOException {
    String part = person.page("?run=last&part=1");
    while (part.contains("load delay")) {
      part = person.page("?run=last&part=1");
    }
    return part;
  }

  @Test
  void check_ofAFileWithAMistake_tellsItBesideItsLineAndKeepsWhatWasTyped() throws IOException {
    Person manager = new Person("manager-1");
    List<String> before = inPlace();
    RawHttp.Answer answer =
        manager.send("check", "house.yaml", ACTIVE.replace("claim.status", "claim.statu"));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("1 mistake", "house.yaml, line 7, column", "the nearest is", "status")
        .contains("<pre tabindex=\"0\">    when: claim.statu == \"active\"</pre>")
        .contains("value=\"house.yaml\"", "- id: payer-house-active")
        .doesNotContain("try-where");
    assertThat(audited()).containsExactly("manager-1 payer-rules-check");
    assertThat(inPlace()).isEqualTo(before);
  }

  @Test
  void check_ofASoundFile_showsItsTestsAndSaysWhereItGoes() throws IOException {
    RawHttp.Answer answer = new Person("administrator-1").send("check", "house.yaml", ACTIVE);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("No mistakes", "Rules and tables: 1; tests run: 2.", "one that is not", "Passed")
        .contains("copy it as house.yaml into " + folder.resolve("payer-rules"));
    assertThat(new Person("manager-1").send("check", "house.yaml", ACTIVE).text())
        .contains("give it to your administrator as house.yaml")
        .doesNotContain(folder.toString());
  }

  @Test
  void check_ofAnIdThatAnotherFileHas_isAMistake() throws IOException {
    assertThat(new Person("manager-1").send("check", "other.yaml", ACTIVE).text())
        .contains("a second rule of the id payer-house-active");
  }

  @Test
  void check_ofATable_runsTheTestsOfTheFilesThatNameIt() throws IOException {
    Person manager = new Person("manager-1");
    assertThat(
            manager.send("check", "acme-authorizations.csv", "code,from\n7?,2026-01-01\n").text())
        .contains("acme-authorizations.csv, line 2, column 1", "<pre tabindex=\"0\">7?,2026-01-01");
    RawHttp.Answer other =
        manager.send("check", "acme-authorizations.csv", "code,from\nJ1745,2026-01-01\n");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text())
        .contains("imaging without a number", "expected finding, got nothing", "Failed");
    assertThat(manager.send("check", "nobodys.csv", "code,from\n").text())
        .contains("No file of rules in place takes rows");
  }

  @Test
  void chart_ofTheLaunch_showsWhatWouldChange() throws IOException {
    RawHttp.Answer answer = new Person("manager-1").send("chart", "house.yaml", ACTIVE);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("On the open chart:", "would stop flagging 0", "Claim/c-p1")
        .doesNotContain("would flag 0 more");
    assertThat(audited()).containsExactly("manager-1 payer-rules-chart");
    Person administrator = new Person("administrator-1");
    assertThat(administrator.page("")).doesNotContain("value=\"chart\"");
    assertThat(administrator.send("chart", "house.yaml", ACTIVE).status()).isEqualTo(403);
  }

  @Test
  void sweep_ofTheEhr_isTriedInAProcessOfItsOwn() throws IOException {
    Person manager = new Person("manager-1");
    Person administrator = new Person("administrator-1");
    assertThat(manager.page("")).contains("There is no sweep to try on");
    sweep();
    app.trial = new TrialChild(config);
    RawHttp.Answer begun = manager.send("sweep", "house.yaml", ACTIVE);
    assertThat(begun.status()).isEqualTo(303);
    String done = ended(manager);
    assertThat(done)
        .contains("On 2 charts: would flag 2 more, would stop flagging 0")
        .contains("Claim/s1, Claim/s2")
        .doesNotContain("Claim/s3", "Not everything that is counted");
    assertThat(manager.page("?run=last")).contains("- id: payer-house-active", "Begun");
    assertThat(manager.page("?run=last&lang=it")).contains("2 segnalazioni in pi", "0 in meno");

    administrator.send("sweep", "house.yaml", ACTIVE);
    assertThat(ended(administrator)).contains("would flag 2 more").doesNotContain("Claim/s");
    assertThat(audited())
        .containsExactly("manager-1 payer-rules-sweep", "administrator-1 payer-rules-sweep");
  }

  @Test
  void sweep_whileAnotherIsTried_waitsItsTurnUntilThatIsStopped() throws IOException {
    sweep();
    app.trial = (files, order, asOf, log) -> new ProcessBuilder("tail", "-f", "/dev/null").start();
    Person manager = new Person("manager-1");
    manager.send("sweep", "house.yaml", ACTIVE);
    assertThat(manager.page("?run=last")).contains("At work", "Stop", "Look again");
    RawHttp.Answer second = new Person("manager-2").send("sweep", "house.yaml", ACTIVE);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text()).contains("Others are trying rules", "- id: payer-house-active");
    assertThat(manager.send("stop", "", "").status()).isEqualTo(303);
    assertThat(ended(manager)).contains("Stopped");
  }

  @Test
  void sweep_thatCannotBeTried_isSaid() throws IOException {
    sweep();
    Person manager = new Person("manager-1");
    RawHttp.Answer broken = manager.send("sweep", "house.yaml", ACTIVE);
    assertThat(broken.status()).isEqualTo(503);
    assertThat(broken.text()).contains("The machine did not let it", "- id: payer-house-active");
    app.trial =
        (files, order, asOf, log) ->
            new ProcessBuilder("sh", "-c", "echo Out of it >&2")
                .redirectError(log.toFile())
                .start();
    manager.send("sweep", "house.yaml", ACTIVE);
    assertThat(ended(manager)).contains("Failed", "<span lang=\"en\">", "Out of it");
    assertThat(runs.begin("hospital", Cause.HAND, Instant.now())).isPresent();
    assertThat(manager.send("sweep", "house.yaml", ACTIVE).status()).isEqualTo(409);
  }

  @Test
  void sweep_thatASweepOvertakes_isNotTrusted() throws IOException {
    sweep();
    app.trial =
        (files, order, asOf, log) -> {
          runs.begin("hospital", Cause.HAND, Instant.now());
          return new ProcessBuilder("echo", "{\"charts\":1,\"changes\":[]}").start();
        };
    Person manager = new Person("manager-1");
    manager.send("sweep", "house.yaml", ACTIVE);
    assertThat(ended(manager)).contains("Overtaken by a sweep").doesNotContain("On 1 chart");
  }

  @Test
  void text_thatCannotBeRead_isRefusedAndStays() throws IOException {
    Person manager = new Person("manager-1");
    Map<String, String> refused =
        Map.of("../x.yaml", "letters, digits", "x.txt", "letters, digits", "", "letters, digits");
    refused.forEach(
        (name, why) -> {
          try {
            RawHttp.Answer answer = manager.send("check", name, "rules: []");
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.text()).as(name).contains(why, "rules: []");
          } catch (IOException broken) {
            throw new AssertionError(broken);
          }
        });
    assertThat(manager.send("check", "x.yaml", " ").text()).contains("There is no text to check");
    assertThat(manager.send("check", "x.yaml", "#".repeat(20_000)).text())
        .contains("longer than 20,000 characters");
    assertThat(audited()).isEmpty();
  }
}
