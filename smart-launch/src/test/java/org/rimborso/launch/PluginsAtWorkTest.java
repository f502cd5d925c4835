package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.plugins.JarMaker;
import org.rimborso.plugins.Plugins;
import picocli.CommandLine;

/** Rules of plug-ins where people meet them: in sweeps, on pages, and on cards of CDS Hooks. */
class PluginsAtWorkTest {
  private static final String SEEN = "acme-claim-seen";
  private static final int PATIENTS = 7;

  /** Says of two charts that their claim is there, hangs at the third, whatever it is told. */
  private static final String HANGS_AT_THE_THIRD =
      "if (ASKED.incrementAndGet() == 3) { while (true) {"
          + " try { Thread.sleep(1_000_000); } catch (InterruptedException go) { } } } ";

  @TempDir private Path home;

  private int sweep(Path data, StringWriter err) throws IOException {
    Path config = home.resolve("rimborso.yaml");
    Files.writeString(config, "plugins: {folder: plugins, limit: 500ms}\ncodes: {folder: none}\n");
    SweepCommand command =
        new SweepCommand(
            (file, chances) -> SweepSetup.of(file, Map.of(), chances),
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(err));
    return line.execute(
        data.toString(),
        "--out",
        home.resolve("out").toString(),
        "--config",
        config.toString(),
        "--threads",
        "1");
  }

  @Test
  void sweep_inWhichARuleIsSwitchedOff_isWholeAndSaysWhatWasNotChecked() throws IOException {
    JarMaker.acme()
        .checking(
            HANGS_AT_THE_THIRD.replace("ASKED", "com.example.acme.Count.ASKED") + JarMaker.SEEN)
        .with(
            "com.example.acme.Count",
            "package com.example.acme; public class Count { public static final"
                + " java.util.concurrent.atomic.AtomicInteger ASKED ="
                + " new java.util.concurrent.atomic.AtomicInteger(); }")
        .write(home.resolve("plugins"), "acme.jar");
    Path data = Files.createDirectory(home.resolve("data"));
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= PATIENTS; i++) {
      lines.append("{\"resourceType\":\"Patient\",\"id\":\"p" + i + "\"}\n");
      lines.append(
          "{\"resourceType\":\"Claim\",\"id\":\"c%d\",\"status\":\"active\",\"use\":\"claim\",\"created\":\"2026-11-01\",\"patient\":{\"reference\":\"Patient/p%d\"}}%n"
              .formatted(i, i));
    }
    Files.writeString(data.resolve("all.ndjson"), lines);
    StringWriter err = new StringWriter();

    assertThat(sweep(data, err)).isZero();
    List<String> findings = Files.readAllLines(home.resolve("out").resolve("findings.ndjson"));
    assertThat(findings).filteredOn(line -> line.contains(SEEN)).hasSize(2);
    assertThat(findings)
        .filteredOn(line -> line.contains("\"rule\":\"coverage-missing\""))
        .hasSize(PATIENTS);
    JsonNode summary =
        new ObjectMapper().readTree(home.resolve("out").resolve("summary.json").toFile());
    assertThat(summary.at("/notChecked/byRule/" + SEEN + "/rule-failed").asInt())
        .isEqualTo(PATIENTS - 2);
    assertThat(summary.at("/findings/byRule/coverage-missing").toString())
        .contains(Integer.toString(PATIENTS));
    assertThat(err.toString()).contains(SEEN, "acme.jar", "500 ms", "restart Rimborso");
  }

  @Test
  void finding_ofAPlugin_standsOnTheAccountsPageAndLeadsToItsRule() throws IOException {
    JarMaker.acme().write(home.resolve("plugins"), "acme.jar");
    Plugins plugins =
        Plugins.open(home.resolve("plugins"), Plugins.USUAL_LIMIT, Set.of(), Clock.systemUTC());
    OwnRules own = new OwnRules(java.util.Optional.empty(), PayerRules.NONE, plugins.providers());
    try (WholeApp app = new WholeApp(home, own)) {
      WholeBrowser biller = new WholeBrowser(app);
      biller.launch("l1", "biller-1", "p1");
      assertThat(biller.whole("/s/l1/accounts/Claim/c-p1").text())
          .contains("Claim c-p1 is there.", "Look at c-p1.", "/s/l1/rules/" + SEEN);
      assertThat(biller.whole("/s/l1/accounts/Claim/c-p1?lang=it").text())
          .contains("la richiesta c-p1.", "Guarda c-p1.");
      assertThat(biller.get("/s/l1/rules/" + SEEN).text()).contains("A claim is there");
    }
  }

  @Test
  void finding_ofAPlugin_isOnACardOfHooks() {
    JarMaker.acme().forClinicians().write(home.resolve("plugins"), "acme.jar");
    try (HookSite site =
        new HookSite(home, "plugins: {folder: '" + home.resolve("plugins") + "'}")) {
      assertThat(site.cards(new HookChart("p1").visit("e1").claim("c1", "e1")))
          .anySatisfy(card -> assertThat(card.toString()).contains("Claim c1 is there."));
    }
  }
}
