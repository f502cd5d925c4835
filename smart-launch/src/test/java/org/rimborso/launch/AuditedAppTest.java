package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.Store;
import picocli.CommandLine;

/**
 * The audit trail of the whole running app: what gets a row, and what happens when none can be had.
 */
class AuditedAppTest {
  private static final String ACCOUNT = "accounts/Claim/c1";
  private static final List<String> PAGES =
      List.of(
          "encounter?whole=1",
          "accounts?whole=1",
          "accounts?part=1",
          "accounts",
          ACCOUNT + "?whole=1",
          ACCOUNT,
          ACCOUNT + "/saved?note=n1",
          "review.json");

  @TempDir private Path folder;
  private final EhrDouble ehr = new EhrDouble();
  private RunningApp app;
  private Store store;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    app = RunningApp.of(folder, ehr.site());
    store = app.store();
  }

  @AfterEach
  void stop() {
    app.close();
    ehr.close();
  }

  /** A launch that somebody entered. */
  private record Visit(AppBrowser browser, String base) {
    AppBrowser.Answer get(String page) {
      return browser.get(base + "/" + page);
    }
  }

  private Visit launch(String user) {
    AppBrowser browser = app.browser();
    String first = browser.get(ehr.signedIn(browser, user)).header("Location").orElseThrow();
    return new Visit(browser, first.replaceFirst("^(/s/[^/]+)/.*", "$1"));
  }

  /** The status of the last step of a launch. */
  private int entering(String user) {
    AppBrowser browser = app.browser();
    return browser.get(ehr.signedIn(browser, user)).status();
  }

  private String config() {
    return folder.resolve("rimborso.yaml").toString();
  }

  private List<String> rows(String condition) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select action || ' ' || outcome || ' ' || reason || ' ' ||"
                        + " coalesce(subject, 'nobody') || ' ' || coalesce(patient, '-') || ' ' ||"
                        + " resources from audit_entry where "
                        + condition
                        + " order by seq")
                .mapTo(String.class)
                .list());
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private static String token(String page) {
    return page.replaceAll("(?s).*<form[^>]*/notes\".*?name=\"token\" value=\"([^\"]+)\".*", "$1");
  }

  @Test
  void everythingThatIsDone_hasARowWithItsUser() throws IOException {
    Visit manager = launch("manager");
    assertThat(manager.get("accounts?whole=1").text()).contains(EhrDouble.CANARY);
    assertThat(manager.get(ACCOUNT + "?whole=1").status()).isEqualTo(200);
    assertThat(manager.get("review.json").status()).isEqualTo(200);
    assertThat(
            manager
                .browser()
                .post(manager.base() + "/" + ACCOUNT + "/notes", "text=x", "https://evil.example")
                .status())
        .isEqualTo(403);
    assertThat(
            manager
                .browser()
                .post(manager.base() + "/" + ACCOUNT + "/notes", "text=x", app.origin())
                .status())
        .isEqualTo(403);
    assertThat(manager.get("admin/audit").status()).isEqualTo(403);
    assertThat(rows("1 = 1"))
        .containsExactly(
            "LAUNCH DONE manager sub-manager Patient/p1 ",
            "READ DONE see-accounts sub-manager Patient/p1 ",
            "SEARCH DONE chart sub-manager Patient/p1 Patient Encounter Condition Procedure"
                + " Coverage Claim ClaimResponse ExplanationOfBenefit",
            "READ DONE see-accounts sub-manager Patient/p1 ",
            "READ DONE notes sub-manager Patient/p1 Claim/c1",
            "READ DONE letters sub-manager Patient/p1 Claim/c1",
            "READ DONE see-accounts sub-manager Patient/p1 ",
            "EXPORT DONE file sub-manager Patient/p1 ",
            "WRITE REFUSED foreign-form sub-manager Patient/p1 ",
            "WRITE REFUSED forged-form sub-manager Patient/p1 ",
            "READ REFUSED administer sub-manager Patient/p1 ");
    assertThat(rows("trace is null or fhir_user is null or ehr is null")).isEmpty();
  }

  @Test
  void refusedLaunches_haveARow() throws IOException {
    assertThat(entering("stranger")).isEqualTo(403);
    assertThat(app.browser().get("/s/no-such-launch/accounts").status()).isEqualTo(401);
    assertThat(app.browser().get("/callback/test?code=c&state=s").status()).isEqualTo(400);
    assertThat(rows("1 = 1"))
        .contains(
            "LAUNCH REFUSED unmapped sub-stranger Patient/p1 ",
            "READ REFUSED unknown-launch nobody - ");
  }

  /** No row, no data: neither on any page, nor as a file, nor is a note taken. */
  @Test
  void trailThatCannotBeWritten_nothingIsShownAndNothingTaken() throws IOException {
    Visit manager = launch("manager");
    String account = manager.get(ACCOUNT + "?whole=1").text();
    assertThat(account).contains(EhrDouble.CANARY);
    String note = "token=" + token(account) + "&kind=call&text=Marker-text&id=n1";
    sql("alter table audit_entry rename to audit_away");
    for (String page : PAGES) {
      AppBrowser.Answer answer = manager.get(page);
      assertThat(answer.status()).as(page).isEqualTo(503);
      assertThat(answer.text())
          .as(page)
          .contains("data-kind=\"not-audited\"", "tell your administrator")
          .doesNotContain(EhrDouble.CANARY, "31337", "31,337", "1950");
    }
    AppBrowser.Answer refused =
        manager.browser().post(manager.base() + "/" + ACCOUNT + "/notes", note, app.origin());
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text()).contains("Marker-text").doesNotContain(EhrDouble.CANARY);
    assertThat(count("note")).isZero();
    assertThat(entering("manager")).isEqualTo(503);
    sql("alter table audit_away rename to audit_entry");
    assertThat(manager.get("accounts?whole=1").text()).contains(EhrDouble.CANARY);
  }

  private void sql(String statement) {
    store.durably(handle -> handle.execute(statement));
  }

  private int count(String table) {
    return store.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  @Test
  void page_ofAdministrators_showsTheTrailAndThatItIsWhole() throws IOException {
    launch("manager");
    Visit administrator = launch("administrator");
    String page = administrator.get("admin/audit?user=Practitioner/manager").text();
    assertThat(page)
        .contains("sub-manager", "data-testid=\"chain\"")
        .doesNotContain(EhrDouble.CANARY);
    assertThat(rows("action = 'AUDIT_READ'"))
        .containsExactly("AUDIT_READ DONE audit-page sub-administrator - ");
  }

  /** With a store key that does not open, only the running app can have answered. */
  @Test
  void commands_beforeARunningApp_areAnsweredByIt() throws IOException {
    Visit manager = launch("manager");
    manager.get("accounts?whole=1");
    Path other =
        Files.writeString(
            folder.resolve("other.yaml"),
            "store: {file: data/rimborso, keyFile: data/none.key}\naudit: {keyFile: data/audit.key}\n");
    assertThat(run("audit", "verify", "--config", other.toString())).isZero();
    assertThat(out.toString()).contains("The audit trail is whole: 3 rows");
    out.getBuffer().setLength(0);
    assertThat(
            run(
                "audit",
                "export",
                "--config",
                other.toString(),
                "--patient",
                "Patient/p1",
                "--user",
                "sub-manager"))
        .isZero();
    List<String> events = out.toString().lines().toList();
    assertThat(events)
        .hasSize(1 + 1 + 8)
        .allMatch(line -> line.startsWith("{\"resourceType\":\"AuditEvent\""));
    assertThat(rows("action = 'EXPORT'"))
        .containsExactly(
            "EXPORT DONE audit-export " + System.getProperty("user.name") + " Patient/p1 ");
  }

  @Test
  void commands_beforeAStoppedApp_openTheStoreThemselves() throws IOException {
    launch("manager");
    app.close();
    String config = config();
    assertThat(run("audit", "verify", "--config", config)).isZero();
    app.inStore(
        broken ->
            broken.durably(
                handle -> handle.execute("update audit_entry set reason = 'x' where seq = 1")));
    assertThat(run("audit", "verify", "--config", config)).isEqualTo(1);
    assertThat(out.toString()).contains("the first bad row is 1", "1: changed");
    assertThat(err.toString()).contains("it is evidence");
  }

  @Test
  void purge_ofYoungRows_saysWhichDayMayBeGiven() {
    List<String> arguments =
        new ArrayList<>(List.of("audit", "purge", "--config", config(), "--before", "2026-01-01"));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
    arguments.addAll(List.of("--decided-by", "Officer", "--reason", "Over."));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
    assertThat(err.toString()).contains("The latest day to give is", "audit.retention");
  }
}
