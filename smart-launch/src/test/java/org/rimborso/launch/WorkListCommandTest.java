package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.WorkListRows;
import org.rimborso.sweep.WorkListLine;
import org.rimborso.sweep.WorkListLoad;
import picocli.CommandLine;

/** {@code rimborso worklist load}, beside a running app and without one. */
class WorkListCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path swept;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("app.yaml"),
        """
        store: {file: data/r, keyFile: data/k}
        server: {port: 0}
        audit: {keyFile: data/audit.key}
        ehrs: [{id: e1, iss: 'https://ehr.example', clientId: c}]
        """);
    swept = Files.createDirectories(folder.resolve("swept"));
    Files.write(
        swept.resolve(WorkListLoad.FILE),
        WorkListPagesTest.five().stream().map(WorkListLine::text).toList());
  }

  private int load(String ehr) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String config = folder.resolve("app.yaml").toString();
    return line.execute("worklist", "load", swept.toString(), "--ehr", ehr, "--config", config);
  }

  private static long accounts(Store store) {
    return new WorkListRows(store).sweep("e1").orElseThrow().accounts();
  }

  private static List<String> audited(Store store) {
    return store.read(
        handle ->
            handle
                .createQuery("select reason || ' ' || ehr from audit_entry order by seq")
                .mapTo(String.class)
                .list());
  }

  @Test
  void load_withoutAnApp_opensTheStoreItself() {
    assertThat(load("e1")).as("%s", err).isZero();
    assertThat(out.toString()).contains("holds 5 accounts", "not checked in their charts: 10");
    try (Store store =
        Store.open(StoreSettings.h2(folder.resolve("data/r"), folder.resolve("data/k")))) {
      assertThat(accounts(store)).isEqualTo(5);
      assertThat(audited(store)).contains("worklist-load e1");
    }
  }

  @Test
  void load_besideARunningApp_goesThroughIt() throws IOException {
    try (Wiring app = Wiring.start(SettingsFile.read(folder.resolve("app.yaml"), Map.of()))) {
      assertThat(load("e1")).as("%s", err).isZero();
      assertThat(accounts(app.store())).isEqualTo(5);
      Files.writeString(swept.resolve(WorkListLoad.FILE), "no line\n");
      assertThat(load("e1")).isEqualTo(3);
      assertThat(err.toString()).contains("line 1", "The work list is what it was.");
      assertThat(accounts(app.store())).isEqualTo(5);
      assertThat(load("no-such")).isEqualTo(2);
      assertThat(err.toString()).contains("No EHR has the id 'no-such'.");
    }
  }
}
