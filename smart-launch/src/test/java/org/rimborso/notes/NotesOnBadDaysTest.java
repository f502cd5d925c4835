package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;

/** Outages, conflicts and other writers: a note arrives once, and beside what stood there. */
class NotesOnBadDaysTest extends OverDesk {
  @Test
  void save_whileTheEhrIsDown_arrivesAfterThePause() {
    ehr.down = 1;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Sending());
    desk.outbox.deliverDue();
    assertThat(ehr.writes).isZero();
    desk.clock.pass(Duration.ofSeconds(5));
    desk.outbox.deliverDue();
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1");
  }

  @Test
  void save_withALostResponse_isNotDoubled() {
    ehr.lostResponses = 1;
    desk.save(Desk.note("n1", "Called."));
    ehr.lostResponses = 1;
    desk.save(Desk.note("n2", "Called."));
    desk.clock.pass(Duration.ofMinutes(1));
    desk.outbox.deliverDue();
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n2");
    assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
    assertThat(ehr.writes).isEqualTo(2);
  }

  @Test
  void save_againstConflicts_isAppliedAgainAndThenPauses() {
    ehr.conflicts = 2;
    desk.save(Desk.note("n1", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1");
    ehr.conflicts = 3;
    desk.save(Desk.note("n2", "Called."));
    assertThat(desk.landing("n2")).isEqualTo(new Landing.Sending());
    desk.clock.pass(Duration.ofMinutes(1));
    desk.outbox.deliverDue();
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n2");
  }

  @Test
  void save_whileSomebodyElseAppends_keepsBoth() {
    desk.save(Desk.note("n1", "Called."));
    ehr.beforeWrite = () -> ehr.change(FIRST, NotesOnBadDaysTest::withForeignNote);
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n2");
    assertThat(ehr.held(FIRST).path("processNote"))
        .anyMatch(note -> note.path("text").asText().equals("foreign"));
  }

  @Test
  void save_whereIfMatchIsIgnored_keepsWhatStoodThere() {
    ehr.ignoresIfMatch = true;
    desk.save(Desk.note("n1", "Called."));
    ehr.change(FIRST, NotesOnBadDaysTest::withForeignNote);
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n2");
    assertThat(ehr.held(FIRST).path("processNote")).hasSize(3);
  }

  @Test
  void save_whereTwoRecordsCameToBe_keepsTheElderWithAllNotes() {
    desk.save(Desk.note("n1", "Called."));
    ObjectNode twin = ehr.held(FIRST).deepCopy().put("id", "f9").put("created", "2026-11-03");
    ((ObjectNode) twin.at("/processNote/0/extension/0/extension/0")).put("valueString", "n9");
    ehr.put(twin.toString());
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.standing()).hasSize(1);
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n9", "n2");
    assertThat(ehr.held(new Reference("ClaimResponse", "f9")).path("status").asText())
        .isEqualTo("entered-in-error");
  }

  @Test
  void save_whereTheSearchLags_appendsToTheRecordThatCreateNames() {
    desk.save(Desk.note("n1", "Called."));
    ehr.searchLags = true;
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n2");
    assertThat(ehr.standing()).hasSize(1);
  }

  private static ObjectNode withForeignNote(ObjectNode resource) {
    resource.withArray("processNote").addObject().put("number", 40).put("text", "foreign");
    return resource;
  }
}
