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
      List<String> entries =
          desk.store.read(
              handle ->
                  handle
                      .createQuery(
                          "select subject || ' ' || action || ' ' || patient || ' ' || resources"
                              + " || ' ' || outcome || ' ' || reason from audit_entry order by seq")
                      .mapTo(String.class)
                      .list());
      assertThat(entries)
          .containsExactly(
              "sub-1 WRITE Patient/p1 Claim/c1 DONE note-save",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 DONE note-delivered",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 Provenance/v1 DONE note-attributed",
              "sub-1 WRITE Patient/p1 Claim/c1 ClaimResponse/f1 FAILED note-attributed.REFUSED",
              "sub-1 WRITE Patient/p1 Claim/c1 DONE note-kept-here.NO_SCOPE");
    }
  }
}
