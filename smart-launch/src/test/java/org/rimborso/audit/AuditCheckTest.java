package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.Fault.Kind;

/** Whatever is done to the trail behind the app's back is found, and the rows are named. */
class AuditCheckTest {
  private static final int ROWS = 200;

  @TempDir private Path folder;
  private TrailParts trail;

  @BeforeEach
  void open() {
    trail = new TrailParts(folder);
    trail.write(ROWS);
  }

  @AfterEach
  void close() {
    trail.close();
  }

  private List<Fault> faults() {
    return trail.check.run().faults();
  }

  private static Fault fault(long row, Kind kind) {
    return new Fault(row, row, kind);
  }

  @Test
  void check_untouched_isWhole() {
    trail.checkpoints.atStop();
    AuditCheck.Result result = trail.check.run();
    assertThat(result).isEqualTo(new AuditCheck.Result(1, ROWS, ROWS, 4, List.of()));
  }

  @Test
  void check_oneRowChanged_namesThatRowOnly() {
    trail.sql("update audit_entry set subject = 'sub-2' where seq = 17");
    assertThat(faults()).containsExactly(fault(17, Kind.CHANGED));
  }

  @Test
  void check_hashOfARowChanged_namesThatRowOnly() {
    trail.sql("update audit_entry set hash = ? where seq = 17", "f".repeat(64));
    assertThat(faults()).containsExactly(fault(17, Kind.CHANGED));
  }

  @Test
  void check_absentMadeEmpty_isFound() {
    trail.log.record(
        new AuditEntry(
            java.util.Optional.empty(),
            AuditEntry.Action.LAUNCH,
            java.util.Optional.empty(),
            List.of(),
            AuditEntry.Outcome.REFUSED,
            "",
            java.util.Optional.empty()));
    trail.sql("update audit_entry set subject = '' where subject is null");
    assertThat(faults()).containsExactly(fault(ROWS + 1, Kind.CHANGED));
  }

  @Test
  void check_rowsDeleted_areNamed() {
    trail.sql("delete from audit_entry where seq in (5, 70, 71, 72)");
    assertThat(faults()).containsExactly(fault(5, Kind.MISSING), new Fault(70, 72, Kind.MISSING));
  }

  @Test
  void check_twoRowsExchanged_areNamed() {
    trail.sql("update audit_entry set seq = -1 where seq = 20");
    trail.sql("update audit_entry set seq = 20 where seq = 21");
    trail.sql("update audit_entry set seq = 21 where seq = -1");
    assertThat(faults()).containsExactly(fault(20, Kind.CHANGED), fault(21, Kind.CHANGED));
  }

  @Test
  void check_tailCut_isFoundByTheEnd() {
    trail.sql("delete from audit_entry where seq > 195");
    assertThat(faults()).containsExactly(new Fault(196, 200, Kind.MISSING));
  }

  @Test
  void check_tailCutAndEndPutBack_isFoundByTheCheckpoint() {
    trail.sql("delete from audit_entry where seq > 150");
    putEndBack();
    assertThat(faults()).contains(new Fault(151, 200, Kind.MISSING), fault(150, Kind.END_CHANGED));
  }

  @Test
  void check_tailCutWithItsCheckpoints_isFoundByTheWitness() {
    trail.sql("delete from audit_entry where seq > 150");
    trail.sql("delete from audit_checkpoint where seq > 150");
    putEndBack();
    assertThat(faults())
        .contains(new Fault(151, 200, Kind.MISSING), fault(192, Kind.CHECKPOINT_MISSING));
  }

  private void putEndBack() {
    endAt(150);
  }

  private void endAt(long row) {
    trail.sql(
        "update audit_head set seq = ?, hash = (select hash from audit_entry where seq = ?)",
        row,
        row);
  }

  /** No checkpoint has seen the last rows yet. */
  @Test
  void check_lastRowCutAfterTheLastCheckpoint_isFoundByTheWitness() {
    trail.sql("delete from audit_entry where seq = 200");
    endAt(199);
    assertThat(faults()).contains(fault(200, Kind.MISSING));
  }

  /** Whatever is written on top of the older trail hides nothing until the witness is put aside. */
  @Test
  void check_olderTrailThatGoesOn_isFoundUntilTheWitnessIsPutAside() throws Exception {
    trail.sql("delete from audit_entry where seq > 150");
    trail.sql("delete from audit_checkpoint where seq > 150");
    putEndBack();
    TrailParts later = trail.again();
    later.write(ROWS);
    later.checkpoints.atStop();
    assertThat(later.check.run().faults())
        .extracting(Fault::kind)
        .contains(Kind.REWRITTEN)
        .doesNotContain(Kind.CHANGED);
    Files.move(folder.resolve("audit.key.witness"), folder.resolve("aside"));
    Files.move(folder.resolve("audit.key.witness.end"), folder.resolve("aside.end"));
    TrailParts accepted = later.again();
    accepted.write(1);
    assertThat(accepted.check.run().faults()).isEmpty();
  }

  /** Removing all that the witness knew, on a decision, is no fault. */
  @Test
  void check_afterEveryRowWasPurged_isWhole() {
    trail.at("2033-01-01T00:00:00Z");
    assertThat(
            trail
                .purge()
                .purge(
                    new AuditPurge.Decision(
                        java.time.LocalDate.parse("2027-01-01"),
                        "Officer",
                        "Over.",
                        TrailParts.WHO),
                    false))
        .isEqualTo(new AuditPurge.Cut(ROWS, ROWS));
    TrailParts later = trail.again();
    later.write(1);
    later.checkpoints.atStop();
    assertThat(later.check.run().faults()).isEmpty();
    assertThat(later.checkpoints.witness().end().map(Head::seq)).contains(ROWS + 2L);
  }

  /** Whoever knows how rows are hashed can make a chain that is whole, but not sign it. */
  @Test
  void check_chainRewritten_isFoundByTheCheckpoints() {
    Rewriting.from(trail, 100);
    assertThat(faults())
        .contains(new Fault(65, 128, Kind.REWRITTEN), new Fault(129, 192, Kind.REWRITTEN));
  }

  @Test
  void check_chainRewrittenAndSignedWithAnotherKey_isFound() {
    Rewriting.from(trail, 100);
    Rewriting.sign(trail, folder);
    assertThat(faults())
        .contains(fault(128, Kind.CHECKPOINT_FORGED), fault(192, Kind.CHECKPOINT_FORGED));
  }

  @Test
  void check_checkpointDeletedInTheMiddle_isFound() {
    trail.sql("delete from audit_checkpoint where seq = 128");
    assertThat(faults()).containsExactly(fault(192, Kind.CHECKPOINT_MISSING));
  }

  @Test
  void check_checkpointChanged_isFound() {
    trail.sql("update audit_checkpoint set at_millis = at_millis + 1 where seq = 128");
    assertThat(faults()).contains(fault(128, Kind.CHECKPOINT_FORGED));
  }

  @Test
  void check_rowAddedAtTheEnd_isFound() {
    trail.sql(
        "insert into audit_entry select 201, at_millis, issuer, subject, fhir_user, action, patient,"
            + " resources, outcome, reason, launch_id, previous_hash, hash, trace, ehr from"
            + " audit_entry where seq = 200");
    assertThat(faults()).contains(fault(201, Kind.ADDED));
  }

  @Test
  void mark_nothingNew_signsNothing() {
    trail.checkpoints.inTime();
    trail.checkpoints.inTime();
    trail.checkpoints.atStop();
    assertThat(trail.check.run().signed()).isEqualTo(4);
  }

  @Test
  void key_new_isReadableByItsOwnerOnlyAndStaysTheSame() throws Exception {
    Path key = folder.resolve("audit.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(SigningKey.of(key).id()).isEqualTo(trail.checkpoints.key().id());
  }
}
