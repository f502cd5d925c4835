package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRows;
import org.rimborso.store.Restore;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import picocli.CommandLine;

/**
 * The store's commands beside a running app. Their configuration names a key that is not there:
 * only the app can have done what they ask.
 */
class OnlineStoreCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Wiring app;

  @BeforeEach
  void start() throws IOException {
    String rest =
        """
        server: {port: 0}
        audit: {keyFile: data/audit.key}
        ehrs: [{id: e1, iss: 'https://ehr.example', clientId: c}]
        """;
    Path config = folder.resolve("app.yaml");
    Files.writeString(config, "store: {file: data/r, keyFile: data/k}\n" + rest);
    Files.writeString(
        folder.resolve("command.yaml"), "store: {file: data/r, keyFile: data/none}\n" + rest);
    app = Wiring.start(SettingsFile.read(config, Map.of()));
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 3];
    all[0] = "store";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--config";
    all[all.length - 1] = folder.resolve("command.yaml").toString();
    return line.execute(all);
  }

  private void save(String id, String patient) {
    Note note =
        new Note(
            id,
            new Note.Author("Practitioner/b1", "Bea Biller"),
            Instant.EPOCH,
            Note.Kind.CALL,
            "Text of " + id,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Note.Status.ACTIVE);
    new NoteRows(app.store())
        .insert(
            new NoteRow(
                note,
                "e1",
                new NoteRow.Owner("https://ehr.example", "sub"),
                "l1",
                new Reference("Patient", patient),
                new Reference("Claim", "c1"),
                NoteRow.Delivery.here("NO_SCOPE")));
  }

  private List<String> audited() {
    return app.store()
        .read(
            handle ->
                handle
                    .createQuery(
                        "select action || ' ' || reason || ' ' || subject || ' ' ||"
                            + " coalesce(patient, '-') from audit_entry order by seq")
                    .mapTo(String.class)
                    .list());
  }

  private static String me() {
    return System.getProperty("user.name");
  }

  @Test
  void backup_whileTheAppSavesNotes_holdsAllSavedBeforeItAndIsAudited() throws Exception {
    for (int i = 0; i < 20; i++) {
      save("before-" + i, "p1");
    }
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> load =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; !done.get(); i++) {
                save("during-" + i, "p1");
              }
            });
    Path zip = folder.resolve("backups/monday.zip");
    int exit = run("backup", zip.toString());
    done.set(true);
    load.get();

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Backed up to " + zip);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
        .isEqualTo("rw-------");
    assertThat(audited()).contains("EXPORT store-backup " + me() + " -");
    StoreSettings.H2File elsewhere =
        new StoreSettings.H2File(folder.resolve("elsewhere/r"), folder.resolve("data/k"));
    assertThat(new Restore(elsewhere).from(zip, false, LocalDateTime.MAX)).isEmpty();
    try (Store restored = Store.open(elsewhere)) {
      for (int i = 0; i < 20; i++) {
        assertThat(new NoteRows(restored).find("before-" + i)).as("note %d", i).isPresent();
      }
    }
  }

  @Test
  void export_whileTheAppRuns_givesThatPatientOnlyAndIsAudited() throws IOException {
    save("n1", "p1");
    save("n2", "p2");
    assertThat(run("export", "--patient", "e1", "Patient/p1")).as(err.toString()).isZero();
    JsonNode export = new ObjectMapper().readTree(out.toString());
    assertThat(export.path("note").findValuesAsText("body")).containsExactly("Text of n1");
    assertThat(audited()).contains("EXPORT store-export " + me() + " Patient/p1");
    assertThat(out.toString()).doesNotContain("Text of n2");
  }

  @Test
  void backup_whereItCannotBe_saysWhyAndLeavesNothing() throws IOException {
    Path there = Files.writeString(folder.resolve("there.zip"), "x");
    assertThat(run("backup", there.toString())).isEqualTo(1);
    assertThat(run("backup", there.resolve("below/b.zip").toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains("already; name another one"))
        .anyMatch(line -> line.contains("its folder cannot be made"));
    assertThat(there).hasContent("x");
    assertThat(audited()).noneMatch(row -> row.contains("store-backup"));
  }

  @Test
  void commands_thatCannotBeAudited_giveNothing() {
    save("n1", "p1");
    app.store().durably(handle -> handle.execute("alter table audit_entry rename to away"));
    Path zip = folder.resolve("b.zip");
    assertThat(run("backup", zip.toString())).isEqualTo(1);
    assertThat(run("export", "--patient", "e1", "Patient/p1")).isEqualTo(1);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("the audit trail cannot be written"));
    assertThat(zip).doesNotExist();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void export_ofSomethingElse_isBadUsage() {
    assertThat(run("export", "--patient", "e1", "Claim/c1")).isEqualTo(2);
    assertThat(run("export", "--patient", "nobody", "Patient/p1")).isEqualTo(2);
    assertThat(err.toString()).contains("not Claim/c1", "No EHR has the id 'nobody'");
  }
}
