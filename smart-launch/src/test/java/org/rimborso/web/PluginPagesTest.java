package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.plugins.JarMaker;
import org.rimborso.plugins.Plugins;

/**
 * What the rules' pages say of plug-ins: to everybody where a rule comes from, the rest to
 * administrators.
 */
class PluginPagesTest extends OverTestSite {
  @TempDir private Path home;

  @BeforeEach
  void plugIn() throws Exception {
    Path folder = home.resolve("plugins");
    JarMaker.acme().write(folder, "acme.jar");
    Files.writeString(folder.resolve("<b>broken.jar"), "no zip");
    site.close();
    site =
        TestSite.start(
            SampleChart.plain(),
            Plugins.open(folder, Plugins.USUAL_LIMIT, Set.of(), Clock.systemUTC()));
  }

  @Test
  void rule_ofAPlugin_hasItsPageInBothLanguagesAndSaysItsJar() throws Exception {
    assertThat(get("/s/clinician-1/rules/acme-claim-seen").body())
        .contains("<h1>A claim is there", "From the plug-in acme 1.0 (acme.jar).");
    assertThat(get("/s/biller-1/rules/acme-claim-seen?lang=it").body())
        .contains("<h1>C’è una richiesta", "Dal plug-in acme 1.0 (acme.jar).");
    assertThat(get("/s/biller-1/rules/acme-other").statusCode()).isEqualTo(404);
  }

  @Test
  void list_rulesOfPlugins_standAmongTheOthers() throws Exception {
    assertThat(get("/s/biller-1/rules?q=claim+there").body())
        .contains("data-testid=\"rule-acme-claim-seen\"", "A claim is there");
  }

  @Test
  void state_ofJars_isForAdministrators() throws Exception {
    assertThat(get("/s/administrator-1/rules").body())
        .contains("data-testid=\"plugins\"", "acme 1.0 (acme.jar): 1 rule.")
        .contains("&lt;b&gt;broken.jar: this is no jar.");
    assertThat(get("/s/administrator-1/rules?lang=it").body()).contains("non è un jar");
    assertThat(get("/s/biller-1/rules").body()).doesNotContain("data-testid=\"plugins\"", "broken");
  }
}
