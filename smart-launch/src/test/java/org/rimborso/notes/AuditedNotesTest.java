package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;

class AuditedNotesTest {
  @TempDir private Path folder;

  @Test
  void trail_ofANote_namesWhoAndWhereAndNeverWhat() {
    try (Desk desk = new Desk(folder, Desk.ehrWithClaim(), new Desk.TestClock())) {
      desk.save(Desk.note("n1", "Marker-Text"));
      NoteRow row = desk.rows.find("n1").orElseThrow();
      AuditedNotes trail = new AuditedNotes(new AuditLog(desk.store, desk.clock));
      trail.saving(row);
      trail.ended(
          row, new Landing.Delivered(new Reference("ClaimResponse", "f1"), Optional.empty()));
      trail.attributed(
          row, OverDesk.FIRST, Attribution.SAID, Optional.of(new Reference("Provenance", "v1")));
      trail.attributed(row, OverDesk.FIRST, Attribution.REFUSED, Optional.empty());
      trail.ended(row, new Landing.Here(Landing.Reason.NO_SCOPE));
      assertThat(entries(desk))
          .containsExactly(
              "sub-1 WRITE Patient/p1 Claim/c1 note-save DONE",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 note-delivered DONE",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 Provenance/v1 note-attributed DONE",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 note-attributed.REFUSED FAILED",
              "sub-1 WRITE Patient/p1 Claim/c1 note-kept-here.NO_SCOPE DONE");
    }
  }

  @Test
  void trail_ofStriking_namesWhoStruckAndWhoWasRefused() {
    try (Desk desk = new Desk(folder, Desk.ehrWithClaim(), new Desk.TestClock())) {
      desk.save(Desk.note("n1", "Marker-Text"));
      Outbox audited = desk.audited();
      audited.strike(Desk.launch("l2", "sub-2"), Desk.CLAIM, "n1");
      audited.strike(Desk.launch("l3", "sub-1"), Desk.CLAIM, "n1");
      audited.strike(Desk.launch("l3", "sub-1"), Desk.CLAIM, "n1");
      assertThat(entries(desk))
          .containsExactly(
              "sub-2 WRITE Patient/p1 Claim/c1 note-strike REFUSED",
              "sub-1 WRITE Patient/p1 Claim/c1 note-strike DONE",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 Provenance/v2 note-attributed DONE",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 note-delivered DONE");
    }
  }

  private static List<String> entries(Desk desk) {
    return desk.store.read(
        handle ->
            handle
                .createQuery(
                    "select subject || ' ' || action || ' ' || patient || ' ' || resources"
                        + " || ' ' || reason || ' ' || outcome from audit_entry order by seq")
                .mapTo(String.class)
                .list());
  }
}
