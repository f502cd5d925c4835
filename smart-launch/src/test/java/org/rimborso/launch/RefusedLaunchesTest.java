package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
  private WiredApp app;

  @BeforeEach
  void start() throws IOException {
    app = new WiredApp(folder, "");
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void unknownIssuer_ofALaunch_leavesOneRow() throws IOException {
    String launch = "/launch?iss=https%3A%2F%2Fevil.example%2Fcanary-fhir&launch=canary-launch";
    assertThat(app.get(launch, app.cookie()).status()).isEqualTo(400);
    assertOneRow("unknown-issuer", "nobody", "-");
  }

  @Test
  void forgedState_inACallback_leavesOneRow() throws IOException {
    String forged = "/callback/test?code=canary-code&state=" + "A".repeat(43);
    assertThat(app.get(forged, app.cookie()).status()).isEqualTo(400);
    assertOneRow("forged-state", "nobody", "test");
  }

  @Test
  void stateOfAnotherBrowser_inACallback_leavesOneRow() throws IOException {
    String forged = app.callbackTarget("manager", app.cookie());
    assertThat(app.get(forged, app.cookie()).status()).isEqualTo(400);
    assertOneRow("forged-state", "nobody", "test");
  }

  @Test
  void callback_withoutTheBrowsersCookie_leavesOneRow() throws IOException {
    assertThat(app.get(app.callbackTarget("manager", app.cookie())).status()).isEqualTo(400);
    assertOneRow("forged-state", "nobody", "test");
  }

  @Test
  void badIdToken_ofTheEhr_leavesOneRow() throws IOException {
    String cookie = app.cookie();
    String other =
        app.callbackTarget("manager", cookie).replaceFirst("code=manager\\.", "code=manager.x");
    assertThat(app.get(other, cookie).status()).isEqualTo(502);
    assertOneRow("ehr-unfit", "nobody", "test");
  }

  @Test
  void user_withoutARole_leavesOneRow() throws IOException {
    assertThat(app.callback("stranger").status()).isEqualTo(403);
    assertOneRow("unmapped", "sub-stranger", "test");
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
    assertThat(line.execute("audit", "export", "--config", app.config().toString())).isZero();
    return out.toString().lines().filter(event -> !event.contains("audit-export")).toList();
  }
}
