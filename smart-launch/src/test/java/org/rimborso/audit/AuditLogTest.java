package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;

class AuditLogTest {
  @TempDir private Path folder;
  private TrailParts trail;

  @BeforeEach
  void open() {
    trail = new TrailParts(folder);
  }

  @AfterEach
  void close() {
    trail.close();
  }

  private List<String> column(String name) {
    return trail.texts("select " + name + " from audit_entry order by seq");
  }

  @Test
  void record_severalEntries_formAChain() {
    trail.log.record(TrailParts.read("c1"));
    trail.log.record(
        new AuditEntry(
            Optional.empty(),
            Action.LAUNCH,
            Optional.empty(),
            List.of(),
            Outcome.REFUSED,
            "state-unknown",
            Optional.empty()));
    trail.log.record(TrailParts.read("c2"));
    assertThat(column("subject")).containsExactly("sub-1", null, "sub-1");
    assertThat(column("fhir_user")).containsExactly("Practitioner/p1", null, "Practitioner/p1");
    assertThat(column("ehr")).containsExactly("hospital", null, "hospital");
    assertThat(column("resources")).containsExactly("Encounter Claim/c1", "", "Encounter Claim/c2");
    assertThat(column("previous_hash").subList(1, 3)).isEqualTo(column("hash").subList(0, 2));
    assertThat(trail.check.run().faults()).isEmpty();
  }

  /** Rows of the version before had neither trace nor EHR, and were hashed without them. */
  @Test
  void check_rowsOfTheElderVersion_areWhole() {
    List<String> elder =
        List.of("iss", "sub", "", "READ", "Patient/p1", "Claim/c1", "DONE", "", "l1");
    String hash = ChainLink.of(ChainLink.BEGINNING, 1, 5, elder);
    trail.sql(
        "insert into audit_entry (seq, at_millis, issuer, subject, action, patient, resources,"
            + " outcome, reason, launch_id, previous_hash, hash) values (1, 5, 'iss', 'sub',"
            + " 'READ', 'Patient/p1', 'Claim/c1', 'DONE', '', 'l1', ?, ?)",
        ChainLink.BEGINNING,
        hash);
    trail.sql("update audit_head set seq = 1, hash = ?", hash);
    trail.log.record(TrailParts.read("c2"));
    assertThat(trail.check.run().faults()).isEmpty();
    trail.sql("update audit_entry set ehr = 'other' where seq = 1");
    assertThat(trail.check.run().firstBad()).contains(1L);
  }

  @Test
  void record_insideARequest_sharesItsTrace() {
    AuditLog.Scope scope = trail.log.during("request-1");
    trail.write(2);
    scope.close();
    trail.write(2);
    List<String> traces = column("trace");
    assertThat(traces.subList(0, 2)).containsOnly("request-1");
    assertThat(traces.get(2)).matches("[0-9a-f]{32}").isNotEqualTo(traces.get(3));
  }

  @Test
  void record_manyAtOnce_noRowIsLostAndTheChainHolds() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 140; i++) {
        String claim = "c" + i;
        tasks.add(
            () -> {
              trail.log.record(TrailParts.read(claim));
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    AuditCheck.Result result = trail.check.run();
    assertThat(result.rows()).isEqualTo(140);
    assertThat(result.signed()).isEqualTo(140 / Checkpoints.EVERY);
    assertThat(result.faults()).isEmpty();
  }

  @Test
  void record_storeAway_failsClosed() {
    trail.store.close();
    assertThatThrownBy(() -> trail.log.record(TrailParts.read("c1")))
        .isInstanceOf(NotAudited.class)
        .hasNoCause();
  }

  @Test
  void record_rowOfThatNumberIsThere_failsClosed() {
    trail.write(1);
    trail.sql("update audit_head set seq = 0");
    assertThatThrownBy(() -> trail.log.record(TrailParts.read("c1")))
        .isInstanceOf(NotAudited.class);
  }

  @Test
  void entry_resourceThatIsFreeText_isRefused() {
    assertThatThrownBy(() -> TrailParts.read("c1 with a name"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Rows are inserted; the one statement that deletes some is that of the recorded decision. */
  @Test
  void statements_onTheTrail_neverChangeIt() throws IOException {
    Pattern change =
        Pattern.compile(
            "(?i)(update|delete\\s+from|truncate\\s+table|merge\\s+into|drop\\s+table)\\s+audit_(entry|checkpoint|cut)\\b");
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      files
          .filter(file -> file.toString().matches(".*\\.(java|sql)"))
          .filter(file -> change.matcher(text(file)).find())
          .forEach(file -> found.add(file.getFileName().toString()));
    }
    assertThat(found).containsExactly("AuditPurge.java");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
