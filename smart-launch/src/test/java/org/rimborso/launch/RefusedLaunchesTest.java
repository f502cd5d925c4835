package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A launch that is refused leaves one AuditEvent, which tells the outcome and nothing of a patient.
 */
class RefusedLaunchesTest {
  @TempDir private Path folder;
  private final EhrDouble ehr = new EhrDouble();
  private RunningApp app;
  private AppBrowser browser;

  @BeforeEach
  void start() {
    app = RunningApp.of(folder, ehr.site());
    browser = app.browser();
  }

  @AfterEach
  void stop() {
    app.close();
    ehr.close();
  }

  @Test
  void unknownIssuer_ofALaunch_leavesOneRow() {
    URI evil = URI.create("https://evil.example/canary-fhir");
    assertThat(browser.toAuthorize(AppBrowser.launchFrom(evil)).status()).isEqualTo(400);
    assertOneRow("unknown-issuer", "nobody", "-");
  }

  @Test
  void launchLink_thatSaysNothing_leavesOneRow() {
    assertThat(browser.get("/launch").status()).isEqualTo(400);
    assertOneRow("bad-launch", "nobody", "-");
  }

  @Test
  void forgedState_inACallback_leavesOneRow() {
    browser.begin(AppBrowser.launchFrom(ehr.iss()));
    assertRefused(browser, AppBrowser.callback("test", "A".repeat(43), "canary-code"), 400);
    assertOneRow("forged-state", "nobody", "test");
  }

  @Test
  void stateOfAnotherBrowser_inACallback_leavesOneRow() {
    browser.begin(AppBrowser.launchFrom(ehr.iss()));
    assertRefused(browser, ehr.signedIn(app.browser(), "manager"), 400);
    assertOneRow("forged-state", "nobody", "test");
  }

  @Test
  void callback_withoutTheBrowsersCookie_leavesOneRow() {
    assertRefused(app.browser(), ehr.signedIn(browser, "manager"), 400);
    assertOneRow("forged-state", "nobody", "test");
  }

  @Test
  void badIdToken_ofTheEhr_leavesOneRow() {
    String otherNonce = ehr.signedIn(browser, "manager").replace("code=manager.", "code=manager.x");
    assertRefused(browser, otherNonce, 502);
    assertOneRow("ehr-unfit", "nobody", "test");
  }

  @Test
  void user_withoutARole_leavesOneRow() {
    assertRefused(browser, ehr.signedIn(browser, "stranger"), 403);
    assertOneRow("unmapped", "sub-stranger", "test");
  }

  private static void assertRefused(AppBrowser browser, String callback, int status) {
    assertThat(browser.get(callback).status()).isEqualTo(status);
    assertThat(browser.session()).isEmpty();
  }

  private void assertOneRow(String reason, String subject, String ehr) {
    List<String> rows =
        app.store()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "select action || ' ' || outcome || ' ' || reason || ' ' ||"
                                + " coalesce(subject, 'nobody') || ' ' || coalesce(ehr, '-') || ' ' ||"
                                + " resources from audit_entry order by seq")
                        .mapTo(String.class)
                        .list());
    assertThat(rows).containsExactly("LAUNCH REFUSED " + reason + " " + subject + " " + ehr + " ");
    List<String> events = exported();
    assertThat(events).hasSize(1);
    assertThat(events.get(0))
        .startsWith("{\"resourceType\":\"AuditEvent\"")
        .contains("\"outcome\":\"4\"", reason)
        .doesNotContain(EhrDouble.CANARY, "1950", "canary", "Claim", "31337");
  }

  private List<String> exported() {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    assertThat(
            line.execute("audit", "export", "--config", folder.resolve("rimborso.yaml").toString()))
        .isZero();
    return out.toString().lines().filter(event -> !event.contains("audit-export")).toList();
  }
}
