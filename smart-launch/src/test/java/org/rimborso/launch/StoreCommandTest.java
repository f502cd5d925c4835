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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import picocli.CommandLine;

class StoreCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        folder.resolve("rimborso.yaml"),
        """
        store: {file: data/r, keyFile: data/k}
        ehrs: [{id: e1, iss: 'https://ehr.example', clientId: c}, {id: e2, iss: 'https://other.example', clientId: c}]
        """);
    try (Store store = open()) {
      NoteRows rows = new NoteRows(store);
      rows.insert(note("n1", "e1", "https://ehr.example", "p1"));
      rows.insert(note("n2", "e1", "https://ehr.example", "p2"));
      rows.insert(note("n3", "e2", "https://other.example", "p1"));
    }
  }

  private Store open() {
    return Store.open(StoreSettings.h2(folder.resolve("data/r"), folder.resolve("data/k")));
  }

  private static NoteRow note(String id, String ehr, String issuer, String patient) {
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
    return new NoteRow(
        note,
        ehr,
        new NoteRow.Owner(issuer, "sub"),
        "l1",
        new Reference("Patient", patient),
        new Reference("Claim", "c-" + patient),
        NoteRow.Delivery.here("NO_SCOPE"));
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 3];
    all[0] = "store";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--config";
    all[all.length - 1] = folder.resolve("rimborso.yaml").toString();
    return line.execute(all);
  }

  @Test
  void export_ofAPatient_givesAllOfThemNothingOfOthersAndIsAudited() throws IOException {
    assertThat(run("export", "--patient", "e1", "Patient/p1")).isZero();
    JsonNode export = new ObjectMapper().readTree(out.toString());
    assertThat(export.path("note").findValuesAsText("body")).containsExactly("Text of n1");
    assertThat(export.path("audit_entry").findValuesAsText("reason"))
        .containsExactly("store-export");
    assertThat(export.has("smart_launch")).isTrue();
    assertThat(out.toString()).doesNotContain("Text of n2").doesNotContain("Text of n3");
  }

  @Test
  void backupThenRestore_byCommand_bringsBackWhatWasThere() throws IOException {
    Path zip = folder.resolve("b.zip");
    assertThat(run("backup", zip.toString())).isZero();
    Files.delete(folder.resolve("data/r.mv.db"));
    assertThat(run("restore", zip.toString())).isZero();
    try (Store store = open()) {
      assertThat(new NoteRows(store).find("n3")).isPresent();
      new AuditLog(store, Clock.systemUTC());
    }
    assertThat(run("restore", zip.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("--replace");
    assertThat(run("restore", zip.toString(), "--replace")).isZero();
    assertThat(out.toString()).contains("is kept as");
  }

  @Test
  void commands_whileTheServerRuns_sayToStopIt() {
    try (Store store = open()) {
      assertThat(store.answers()).isTrue();
      assertThat(run("rotate-key")).isEqualTo(1);
      assertThat(run("export", "--patient", "e1", "Patient/p1")).isEqualTo(1);
    }
    assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.contains("stop it first"));
  }

  @Test
  void rotateKey_byCommand_namesTheFormerKey() {
    assertThat(run("rotate-key")).isZero();
    assertThat(out.toString()).contains("k.until-");
    try (Store store = open()) {
      assertThat(new NoteRows(store).find("n1")).isPresent();
    }
  }

  @Test
  void rotateKey_lostOfAnEmbeddedStore_isNoWayOut() {
    assertThat(run("rotate-key", "--lost")).isEqualTo(2);
    assertThat(err.toString()).contains("from a backup");
  }

  @Test
  void export_ofSomethingElse_isBadUsage() {
    assertThat(run("export", "--patient", "e1", "Claim/c1")).isEqualTo(2);
    assertThat(run("export", "--patient", "nobody", "Patient/p1")).isEqualTo(2);
  }
}
