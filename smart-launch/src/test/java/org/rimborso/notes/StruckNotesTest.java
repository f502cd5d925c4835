package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;

/** What becomes of a note that its author marks as entered in error. */
class StruckNotesTest extends OverDesk {
  private static final String ACTIVE = "\"valueCode\":\"active\"";
  private static final String STRUCK = "\"valueCode\":\"entered-in-error\"";

  @TempDir private Path killed;

  private Struck strike(String subject) {
    return desk.outbox.strike(Desk.launch("l2", subject), Desk.CLAIM, "n1");
  }

  private Note kept() {
    return desk.rows.find("n1").orElseThrow().note();
  }

  private static String record(FakeEhr ehr) {
    return ehr.held(FIRST).toString();
  }

  private void replace(String from, String to) {
    ehr.change(FIRST, one -> ehr.tree(one.toString().replace(from, to)));
  }

  @Test
  void strike_ofADeliveredNote_changesItsStatusInTheRecordAndNothingElse() {
    desk.save(Desk.note("n1", "Called."));
    desk.save(Desk.note("n2", "Again."));
    ObjectNode before = ehr.held(FIRST).deepCopy();
    assertThat(strike("sub-1")).isEqualTo(Struck.KEPT);
    assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
    String expected = before.toString().replaceFirst(ACTIVE, STRUCK).replaceFirst("\"2\"", "\"3\"");
    assertThat(ehr.held(FIRST)).isEqualTo(ehr.tree(expected));
    assertThat(strike("sub-1")).isEqualTo(Struck.KEPT);
    assertThat(ehr.writes).isEqualTo(3);
  }

  @Test
  void strike_ofAnotherUsersNote_isRefused() {
    desk.save(Desk.note("n1", "Called."));
    assertThat(strike("sub-2")).isEqualTo(Struck.NOT_YOURS);
    assertThat(kept().isStruck()).isFalse();
    assertThat(record(ehr)).contains(ACTIVE);
  }

  @Test
  void strike_atAnotherAccount_isUnknown() {
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.outbox.strike(Desk.launch("l2", "sub-1"), FIRST, "n1"))
        .isEqualTo(Struck.UNKNOWN);
    assertThat(kept().isStruck()).isFalse();
  }

  @Test
  void strike_ofANoteHeldHere_changesItHere() {
    ehr.offers = false;
    desk.save(Desk.note("n1", "Called."));
    assertThat(strike("sub-1")).isEqualTo(Struck.KEPT);
    assertThat(kept().isStruck()).isTrue();
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_OFFERED));
    assertThat(ehr.writes).isZero();
  }

  @Test
  void strike_ofANoteThatWaits_isNeverAppended() {
    ehr.token = false;
    desk.save(Desk.note("n1", "Called."));
    ehr.token = true;
    strike("sub-1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.STRUCK_HERE));
    assertThat(ehr.standing()).isEmpty();
  }

  @Test
  void strike_ofANoteThatArrivedUnseen_isMarkedThere() {
    ehr.lostResponses = 1;
    desk.save(Desk.note("n1", "Called."));
    assertThat(record(ehr)).contains(ACTIVE);
    strike("sub-1");
    assertThat(record(ehr)).contains(STRUCK).doesNotContain(ACTIVE);
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1");
  }

  @Test
  void strike_whileTheNoteIsBeingWritten_isNotLost() {
    ehr.beforeWrite = () -> strike("sub-1");
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Sending());
    desk.outbox.deliverDue();
    assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
    assertThat(record(ehr)).contains(STRUCK).doesNotContain(ACTIVE);
  }

  @Test
  void strike_ofANoteMarkedElsewhere_writesNothing() {
    desk.save(Desk.note("n1", "Called."));
    replace(ACTIVE, STRUCK);
    strike("sub-1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Delivered(FIRST, Optional.of("2")));
    assertThat(ehr.writes).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"Called.,Called twice.,Called twice.", "active,amended,Called."})
  void strike_ofANoteChangedElsewhere_overwritesNothingAndShowsBoth(
      String from, String to, String textThere) {
    desk.save(Desk.note("n1", "Called."));
    replace('"' + from + '"', '"' + to + '"');
    String before = record(ehr);
    strike("sub-1");
    assertThat(record(ehr)).contains(to).isEqualTo(before);
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.CHANGED_THERE));
    assertThat(shownBeside(Desk.note("n1", textThere)))
        .containsExactlyInAnyOrder(tuple("Called.", true), tuple(textThere, false));
  }

  /** In every other case the author's own is the newer, and the only one. */
  @Test
  void strike_thatDidNotReachTheRecord_showsOnlyWhatTheAuthorStruckThrough() {
    desk.save(Desk.note("n1", "Called."));
    ehr.refusesWrites = 405;
    strike("sub-1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
    assertThat(shownBeside(Desk.note("n1", "Called."))).containsExactly(tuple("Called.", true));
  }

  private List<Tuple> shownBeside(Note there) {
    FollowUp chart =
        new FollowUp(
            FIRST, Optional.of(Desk.PATIENT), Desk.CLAIM, Optional.of("2"), List.of(there));
    return desk.shelf.notesOf("e1", Desk.PATIENT, Desk.CLAIM, List.of(chart)).stream()
        .map(placed -> tuple(placed.note().text(), placed.note().isStruck()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 405})
  void strike_refused_leavesTheWayOpenForNewNotes(int status) {
    desk.save(Desk.note("n1", "Called."));
    ehr.refusesWrites = status;
    strike("sub-1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
    ehr.refusesWrites = 0;
    desk.save(Desk.note("n2", "Again."));
    assertThat(desk.landing("n2")).isInstanceOf(Landing.Delivered.class);
  }

  @Test
  void strike_whileNewNotesAreRefused_isTriedAllTheSame() {
    desk.save(Desk.note("n1", "Called."));
    ehr.refusesWrites = 405;
    desk.save(Desk.note("n2", "Again."));
    assertThat(desk.landing("n2")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
    ehr.refusesWrites = 0;
    strike("sub-1");
    assertThat(record(ehr)).contains(STRUCK);
  }

  @Test
  void strike_ofANoteWhoseRecordTheSearchDoesNotFindYet_isMarkedWhereItArrived() {
    desk.save(Desk.note("n1", "Called."));
    ehr.searchLags = true;
    ehr.down = 1;
    strike("sub-1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Sending());
    desk.clock.pass(Duration.ofMinutes(1));
    desk.outbox.deliverDue();
    assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
    assertThat(record(ehr)).contains(STRUCK);
  }

  @Test
  void strike_thatTheEhrDrops_isToldAsStruckHereOnly() {
    desk.save(Desk.note("n1", "Called."));
    ehr.keeps = one -> ehr.tree(one.toString().replace(STRUCK, ACTIVE));
    strike("sub-1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
  }

  @Test
  void strike_onConflict_looksAgainAndAfterThreeLater() {
    desk.save(Desk.note("n1", "Called."));
    ehr.conflicts = 5;
    strike("sub-1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Sending());
    assertThat(record(ehr)).contains(ACTIVE);
    desk.clock.pass(Duration.ofMinutes(1));
    desk.outbox.deliverDue();
    assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
    assertThat(record(ehr)).contains(STRUCK).doesNotContain(ACTIVE);
  }

  @Test
  void strike_withoutTheScopeToWrite_waitsForTheAuthorsNextLaunch() {
    desk.save(Desk.note("n1", "Called."));
    desk.outbox.strike(
        Desk.launch("l3", "sub-1", Optional.of(Desk.PATIENT), Set.of("openid")), Desk.CLAIM, "n1");
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Waiting());
    desk.outbox.resumeFor(Desk.launch("l4", "sub-1"));
    assertThat(record(ehr)).contains(STRUCK);
  }

  @Test
  void strike_ofANoteOfTheChart_stopsItsFollowUpDateAtOnce() {
    desk.save(Desk.note("n1", "Called."));
    ehr.down = 9;
    strike("sub-1");
    FollowUp there =
        new FollowUp(
            FIRST,
            Optional.of(Desk.PATIENT),
            Desk.CLAIM,
            Optional.of("1"),
            List.of(Desk.note("n1", "Called.")));
    assertThat(desk.shelf.withOwn("e1", Desk.PATIENT, List.of(there)).get(0).notes())
        .singleElement()
        .satisfies(note -> assertThat(note.isStruck()).isTrue());
  }

  /** The process ends at each step in turn; who was not told that it was kept asks again. */
  @Test
  void strike_killedAtAnyStep_isMarkedOnce() {
    boolean died = true;
    int steps = 0;
    for (int at = 0; died; at++) {
      FakeEhr fresh = Desk.ehrWithClaim();
      died = strikeAndDie(at, fresh);
      fresh.killAt = Integer.MAX_VALUE;
      try (Desk next = new Desk(killed.resolve("at" + at), fresh, new Desk.TestClock())) {
        next.outbox.resume();
        next.outbox.strike(Desk.launch("l3", "sub-1"), Desk.CLAIM, "n1");
        assertThat(next.landing("n1")).isInstanceOf(Landing.Delivered.class);
      }
      assertThat(record(fresh)).as("killed at step %d", at).contains(STRUCK);
      assertThat(fresh.noteIds(Desk.CLAIM)).containsExactly("n1");
      steps = at;
    }
    assertThat(steps).isGreaterThanOrEqualTo(6);
  }

  private boolean strikeAndDie(int at, FakeEhr fresh) {
    try (Desk first = new Desk(killed.resolve("at" + at), fresh, new Desk.TestClock())) {
      first.save(Desk.note("n1", "Called."));
      fresh.killAt = fresh.step + at;
      first.outbox.strike(Desk.launch("l2", "sub-1"), Desk.CLAIM, "n1");
      return false;
    } catch (FakeEhr.Killed end) {
      return true;
    }
  }
}
