package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.smart.Launch;

/** Notes marked as entered in error where each is a resource of its own, or stays in our store. */
class StruckSingleNotesTest {
  private static final String STRUCK = "\"status\":\"entered-in-error\"";

  @TempDir private Path folder;
  private final Desk.TestClock clock = new Desk.TestClock();
  private final FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.COMMUNICATION);

  private Desk desk(FakeSingleNotes of) {
    return new Desk(folder, Desk.ehrWithClaim(), clock, of);
  }

  private static Launch launch(NotesTarget target, String actions) {
    return Desk.launch(
        "l1", "sub-1", Optional.of(Desk.PATIENT), Set.of("user/" + target.type() + actions));
  }

  private static void save(Desk desk, NotesTarget target, String id) {
    desk.outbox.save(
        launch(target, ".crus"), Desk.PATIENT, Desk.CLAIM, Desk.note(id, "Called " + id + "."));
  }

  private static Landing strike(Desk desk, NotesTarget target) {
    assertThat(desk.outbox.strike(launch(target, ".crus"), Desk.CLAIM, "n1"))
        .isEqualTo(Struck.KEPT);
    return desk.landing("n1");
  }

  @ParameterizedTest
  @CsvSource({"COMMUNICATION,completed", "DOCUMENT_REFERENCE,current"})
  void strike_ofADeliveredNote_changesItsStatusAndNothingElse(NotesTarget target, String status) {
    FakeSingleNotes there = new FakeSingleNotes(target);
    try (Desk desk = desk(there)) {
      save(desk, target, "n1");
      save(desk, target, "n2");
      String first = there.held().get(0);
      String second = there.held().get(1);
      assertThat(strike(desk, target)).isInstanceOf(Landing.Delivered.class);
      assertThat(there.held())
          .containsExactly(first.replace("\"status\":\"" + status + "\"", STRUCK), second);
      assertThat(there.held().get(0)).contains(STRUCK);
      assertThat(desk.rows.find("n1").orElseThrow().note().isStruck()).isTrue();
    }
  }

  @Test
  void strike_afterTheSiteChangedItsMind_goesToWhereTheNoteIs() {
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      ehr.moved = NotesTarget.CLAIM_RESPONSE;
      assertThat(strike(desk, NotesTarget.COMMUNICATION)).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).singleElement().asString().contains(STRUCK);
    }
  }

  @Test
  void strike_whereTheSiteKeepsNotesByNow_isToldAsStruckHereOnly() {
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      ehr.moved = NotesTarget.STORE;
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
      assertThat(ehr.held()).singleElement().asString().doesNotContain(STRUCK);
    }
  }

  @Test
  void strike_whereNothingMayBeChanged_isToldAsStruckHereOnly() {
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      ehr.changeable = false;
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
    }
  }

  @ParameterizedTest
  @CsvSource({"403", "405"})
  void strike_refused_leavesTheWayOpenForNewNotes(int status) {
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      ehr.refusesWrites = status;
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
      ehr.refusesWrites = 0;
      save(desk, NotesTarget.COMMUNICATION, "n2");
      assertThat(desk.landing("n2")).isInstanceOf(Landing.Delivered.class);
    }
  }

  @Test
  void strike_thatTheEhrDrops_isToldAsStruckHereOnly() {
    ehr.keeps = json -> json.replace("entered-in-error", "completed");
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
    }
  }

  @ParameterizedTest
  @CsvSource({"Called n1,Called twice", "completed,stopped"})
  void strike_ofANoteThatWasChangedThere_overwritesNothing(String from, String to) {
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      ehr.change(json -> json.replace(from, to));
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.CHANGED_THERE));
      assertThat(ehr.held()).singleElement().asString().contains(to).doesNotContain(STRUCK);
    }
  }

  @Test
  void strike_ofANoteThatIsGoneThere_countsHere() {
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      ehr.drop();
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.STRUCK_HERE));
    }
  }

  @Test
  void strike_ofANoteThatArrivedUnseen_isMarkedThere() {
    ehr.lostResponses = 1;
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Sending());
      assertThat(strike(desk, NotesTarget.COMMUNICATION)).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).singleElement().asString().contains(STRUCK);
    }
  }

  @Test
  void strike_ofANoteThatNeverArrived_isNeverSent() {
    ehr.token = false;
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      ehr.token = true;
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.STRUCK_HERE));
      assertThat(ehr.held()).isEmpty();
    }
  }

  @Test
  void strike_onConflict_looksAgainAndThenLater() {
    ehr.conflicts = 4;
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      assertThat(strike(desk, NotesTarget.COMMUNICATION)).isEqualTo(new Landing.Sending());
      clock.pass(Duration.ofMinutes(1));
      desk.outbox.deliverDue();
      assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).singleElement().asString().contains(STRUCK);
    }
  }

  @Test
  void strike_withoutTheScopeToChange_waitsForTheAuthorsNextLaunch() {
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      desk.outbox.strike(launch(NotesTarget.COMMUNICATION, ".crs"), Desk.CLAIM, "n1");
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Waiting());
      desk.outbox.resumeFor(launch(NotesTarget.COMMUNICATION, ".crus"));
      assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).singleElement().asString().contains(STRUCK);
    }
  }

  @Test
  void strike_ofANoteOfOurOwnStore_isKeptThere() {
    FakeSingleNotes there = new FakeSingleNotes(NotesTarget.STORE);
    try (Desk desk = desk(there)) {
      desk.save(Desk.note("n1", "Called."));
      assertThat(strike(desk, NotesTarget.COMMUNICATION))
          .isEqualTo(new Landing.Here(Landing.Reason.BY_CHOICE));
      assertThat(desk.rows.find("n1").orElseThrow().note().isStruck()).isTrue();
      assertThat(there.asked).isZero();
    }
  }
}
