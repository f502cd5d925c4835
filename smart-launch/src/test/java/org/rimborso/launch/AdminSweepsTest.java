package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;
import org.rimborso.store.SweepRuns;

/** An administrator's wishes about sweeps are done, and stand in the audit trail. */
class AdminSweepsTest {
  private static final String PAGE = "/s/l1/admin/sweeps";

  @TempDir private Path folder;
  private WholeApp app;
  private WholeBrowser administrator;
  private SweepRuns runs;

  @BeforeEach
  void start() throws IOException {
    app = new WholeApp(folder);
    administrator = new WholeBrowser(app);
    administrator.launch("l1", "administrator-1", "p1");
    runs = new SweepRuns(app.store());
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private String wish(String step, String ehr) throws IOException {
    String page = administrator.get(PAGE).text();
    String token = page.split("action=\"" + PAGE, 2)[1].split("name=\"token\" value=\"", 2)[1];
    Map<String, String> fields = new TreeMap<>(Map.of("ehr", ehr));
    fields.put("token", token.substring(0, token.indexOf('"')));
    return administrator
        .post(PAGE + "/" + step, fields)
        .header("Location")
        .orElseThrow()
        .replaceFirst(".*said=", "");
  }

  private List<String> audited() {
    return app.store()
        .read(
            handle ->
                handle
                    .createQuery(
                        "select subject || ' ' || reason || ' ' || ehr from audit_entry where"
                            + " reason like 'sweep-%' order by seq")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void start_whatCannotBegin_isSaidOnThePageAndAudited() throws IOException {
    assertThat(wish("start", "hospital")).isEqualTo("started");
    assertThat(runs.newest("hospital").get(0).outcome()).isEqualTo(Outcome.NOT_BEGUN);
    assertThat(administrator.get(PAGE).text()).contains("Not begun", "Nothing runs here.");
    assertThat(audited()).containsExactly("administrator-1 sweep-start hospital");
    assertThat(app.ehr.types()).isEmpty();
  }

  @Test
  void start_ofAnEhrThatIsNotSetUp_isRefused() throws IOException {
    assertThat(wish("start", "other")).isEqualTo("not-set-up");
    assertThat(audited()).isEmpty();
  }

  @Test
  void stop_whileOneIsAtWork_isHeardByIt() throws IOException {
    wish("start", "hospital");
    String run = runs.begin("hospital", Cause.COMMAND, Instant.now()).orElseThrow();
    assertThat(wish("stop", "hospital")).isEqualTo("stopping");
    assertThat(runs.isToGoOn(run, Stage.READING, 0, 0, Instant.now())).isFalse();
    assertThat(administrator.get(PAGE).text()).contains("Stopping");
    assertThat(audited())
        .containsExactly(
            "administrator-1 sweep-start hospital", "administrator-1 sweep-stop hospital");
  }
}
