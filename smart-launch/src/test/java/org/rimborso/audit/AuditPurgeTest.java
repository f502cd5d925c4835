package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPurgeTest {
  @TempDir private Path folder;
  private TrailParts trail;

  /** 100 rows of 2019, 100 of 2025. */
  @BeforeEach
  void open() {
    trail = new TrailParts(folder);
    trail.at("2019-05-01T10:00:00Z");
    trail.write(100);
    trail.at("2025-05-01T10:00:00Z");
    trail.write(100);
    trail.at("2026-11-23T10:00:00Z");
  }

  @AfterEach
  void close() {
    trail.close();
  }

  private AuditPurge.Answer purge(String before) {
    return trail
        .purge()
        .purge(
            new AuditPurge.Decision(
                LocalDate.parse(before), "Privacy officer", "Retention is over.", TrailParts.WHO),
            false);
  }

  @Test
  void purge_oldRows_goAndTheRestIsWhole() {
    assertThat(purge("2020-01-01")).isEqualTo(new AuditPurge.Cut(100, 100));
    AuditCheck.Result result = trail.check.run();
    assertThat(result.first()).isEqualTo(101);
    assertThat(result.rows()).isEqualTo(101);
    assertThat(result.faults()).isEmpty();
    assertThat(
            trail.texts(
                "select before_day || ' ' || until_seq || ' ' || decided_by || ' ' || reason from audit_cut"))
        .containsExactly("2020-01-01 100 Privacy officer Retention is over.");
    assertThat(
            trail.texts(
                "select action || ' ' || reason || ' ' || subject from audit_entry where seq = 201"))
        .containsExactly("AUDIT_CUT before-2020-01-01 sub-1");
  }

  @Test
  void purge_then_whatIsDoneToTheRestIsStillFound() {
    purge("2020-01-01");
    trail.write(10);
    assertThat(trail.check.run().faults()).isEmpty();
    trail.sql("delete from audit_entry where seq = 101");
    assertThat(trail.check.run().firstBad()).contains(101L);
  }

  @Test
  void rowsRemoved_withoutADecision_areFound() {
    trail.sql("delete from audit_entry where seq <= 100");
    assertThat(trail.check.run().faults()).contains(new Fault(1, 100, Fault.Kind.MISSING));
  }

  @Test
  void purge_youngerThanSixYears_isRefused() {
    assertThat(purge("2020-11-24"))
        .isEqualTo(new AuditPurge.TooYoung(LocalDate.parse("2020-11-23")));
    assertThat(trail.check.run().rows()).isEqualTo(200);
  }

  @Test
  void purge_nothingSoOld_changesNothing() {
    assertThat(purge("2019-01-01")).isEqualTo(new AuditPurge.NothingSoOld());
    assertThat(trail.check.run().rows()).isEqualTo(200);
  }

  @Test
  void purge_damagedTrail_isRefused() {
    trail.sql("update audit_entry set patient = 'Patient/p2' where seq = 7");
    assertThat(purge("2020-01-01")).isEqualTo(new AuditPurge.Damaged(7));
    assertThat(trail.check.run().rows()).isEqualTo(200);
  }

  @Test
  void purge_rowsNotYetDelivered_isRefused() {
    AuditPurge.Decision decision =
        new AuditPurge.Decision(
            LocalDate.parse("2020-01-01"), "Privacy officer", "Over.", TrailParts.WHO);
    assertThat(trail.purge().purge(decision, true)).isEqualTo(new AuditPurge.NotDelivered(0));
    FeedCursor cursor = new FeedCursor(trail.store);
    cursor.to(100, cursor.take().orElseThrow());
    assertThat(trail.purge().purge(decision, true)).isEqualTo(new AuditPurge.Cut(100, 100));
  }

  @Test
  void decision_withoutAReason_isNone() {
    assertThatThrownBy(
            () -> new AuditPurge.Decision(LocalDate.parse("2020-01-01"), "N", " ", TrailParts.WHO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
