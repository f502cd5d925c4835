package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminSessionsTest {
  @TempDir private Path folder;
  private WholeApp app;
  private WholeBrowser administrator;
  private WholeBrowser first;
  private WholeBrowser second;

  @BeforeEach
  void start() throws IOException {
    app = new WholeApp(folder);
    first = new WholeBrowser(app);
    first.launch("l1", "biller-1", "p1");
    second = new WholeBrowser(app);
    second.launch("l2", "biller-1", "p2");
    administrator = new WholeBrowser(app);
    administrator.launch("l3", "administrator-1", "p3");
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private RawHttp.Answer end(Map<String, String> what) throws IOException {
    String page = administrator.get("/s/l3/admin/sessions").text();
    String action = "/s/l3/admin/sessions/end";
    String token = page.split("action=\"" + action + "\"", 2)[1].split("value=\"", 2)[1];
    Map<String, String> fields = new java.util.TreeMap<>(what);
    fields.put("token", token.substring(0, token.indexOf('"')));
    return administrator.post(action, fields);
  }

  @Test
  void launch_ofAnAdministrator_startsAtTheSessionsAndReadsNoChart() throws IOException {
    assertThat(administrator.get("/s/l3").header("Location")).contains("/s/l3/admin/sessions");
    RawHttp.Answer page = administrator.get("/s/l3/admin/sessions");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Person biller-1", "biller", "Patient/p1", "Patient/p2", "Person administrator-1")
        .doesNotContain("Name-p", first.session().orElseThrow(), second.session().orElseThrow());
    assertThat(app.ehr.types()).isEmpty();
  }

  @Test
  void end_oneSession_leavesTheOthers() throws IOException {
    String page = administrator.get("/s/l3/admin/sessions").text();
    String row = page.split("Patient/p1", 2)[1].split("name=\"session\" value=\"", 2)[1];
    RawHttp.Answer done = end(Map.of("session", row.substring(0, row.indexOf('"'))));
    assertThat(done.header("Location")).contains("/s/l3/admin/sessions?ended=1");
    RawHttp.Answer out = first.get("/s/l1/accounts");
    assertThat(out.status()).isEqualTo(401);
    assertThat(out.text()).contains("Launch Rimborso again");
    assertThat(app.isKnown("l1")).isFalse();
    assertThat(second.get("/s/l2/rules").status()).isEqualTo(200);
  }

  @Test
  void end_allOfAUser_isInTheAuditTrail() throws IOException {
    end(Map.of("issuer", "https://id.example", "subject", "biller-1"));
    assertThat(first.get("/s/l1/rules").status()).isEqualTo(401);
    assertThat(second.get("/s/l2/rules").status()).isEqualTo(401);
    assertThat(administrator.get("/s/l3/rules").status()).isEqualTo(200);
    List<String> rows =
        app.store()
            .read(
                handle ->
                    handle
                        .createQuery(
                            "select subject || ' ' || launch_id || ' ' || patient from audit_entry"
                                + " where reason = 'ended-by-administrator' order by launch_id")
                        .mapTo(String.class)
                        .list());
    assertThat(rows)
        .containsExactly("administrator-1 l1 Patient/p1", "administrator-1 l2 Patient/p2");
  }

  @Test
  void end_withoutToken_endsNothing() throws IOException {
    assertThat(
            administrator
                .post(
                    "/s/l3/admin/sessions/end",
                    Map.of("issuer", "https://id.example", "subject", "biller-1"))
                .status())
        .isEqualTo(403);
    assertThat(first.get("/s/l1/rules").status()).isEqualTo(200);
  }

  @Test
  void launch_ofWhomNothingMaps_saysTheIdAndOpensNothing() throws IOException {
    WholeBrowser stranger = new WholeBrowser(app);
    assertThat(stranger.launch("l9", "stranger", "p1", "hospital"))
        .contains("unmapped https://id.example|stranger");
    assertThat(stranger.session()).isEmpty();
    assertThat(app.ehr.types()).isEmpty();
  }
}
