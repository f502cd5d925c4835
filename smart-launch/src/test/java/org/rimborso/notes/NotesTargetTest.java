package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.smart.Launch;

/** Notes where the site names a kind of resource for them, or none. */
class NotesTargetTest {
  @TempDir private Path folder;
  private final Desk.TestClock clock = new Desk.TestClock();

  private Desk desk(FakeSingleNotes ehr) {
    return new Desk(folder, Desk.ehrWithClaim(), clock, ehr);
  }

  private static Launch launch(NotesTarget target) {
    return Desk.launch(
        "l1", "sub-1", Optional.of(Desk.PATIENT), Set.of("user/" + target.type() + ".crs"));
  }

  private static void save(Desk desk, NotesTarget target, String id) {
    desk.outbox.save(launch(target), Desk.PATIENT, Desk.CLAIM, Desk.note(id, "Called."));
  }

  private void later(Desk desk) {
    clock.pass(Duration.ofMinutes(20));
    desk.outbox.deliverDue();
  }

  @ParameterizedTest
  @EnumSource(
      value = NotesTarget.class,
      names = {"COMMUNICATION", "DOCUMENT_REFERENCE"})
  void note_sent_standsOnceAsAResourceOfItsOwn(NotesTarget target) {
    FakeSingleNotes ehr = new FakeSingleNotes(target);
    try (Desk desk = desk(ehr)) {
      save(desk, target, "n1");
      save(desk, target, "n2");
      assertThat(desk.landing("n1"))
          .isEqualTo(new Landing.Delivered(new Reference(target.type(), "m1"), Optional.empty()));
      assertThat(ehr.held()).hasSize(2);
      assertThat(desk.shown()).containsExactly("n1", "n2");
    }
  }

  @Test
  void note_whoseAnswerWasLost_isLookedForAndNotSentAgain() {
    FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.COMMUNICATION);
    ehr.lostResponses = 1;
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Sending());
      later(desk);
      assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).hasSize(1);
    }
  }

  @Test
  void note_whoseIdentifierTheEhrDroppedAndAnswerWasLost_isNotSentAgain() {
    FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.COMMUNICATION);
    ehr.lostResponses = 1;
    ehr.keeps = json -> json.replace("https://rimborso.org/fhir/note", "urn:own");
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      later(desk);
      assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).hasSize(1);
    }
  }

  @Test
  void note_thatTheEhrNamesAndFindsLate_isNotCreatedTwiceAtOnce() {
    FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.COMMUNICATION);
    ehr.namesWhatItMade = false;
    ehr.searchLags = true;
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Sending());
      assertThat(ehr.held()).hasSize(1);
      ehr.searchLags = false;
      later(desk);
      assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).hasSize(1);
    }
  }

  @Test
  void note_refused_staysHereAndForADayNobodyAsksAgain() {
    FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.COMMUNICATION);
    ehr.refusesWrites = 405;
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
      int asked = ehr.asked;
      save(desk, NotesTarget.COMMUNICATION, "n2");
      assertThat(desk.landing("n2")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
      assertThat(ehr.asked).isEqualTo(asked);
      ehr.refusesWrites = 0;
      clock.pass(Duration.ofHours(25));
      save(desk, NotesTarget.COMMUNICATION, "n3");
      assertThat(desk.landing("n3")).isInstanceOf(Landing.Delivered.class);
    }
  }

  @Test
  void note_changedByTheEhr_isShownFromHere() {
    FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.COMMUNICATION);
    ehr.keeps = json -> json.replace("Called.", "Cal");
    try (Desk desk = desk(ehr)) {
      save(desk, NotesTarget.COMMUNICATION, "n1");
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
    }
  }

  @Test
  void note_withoutOfferScopeOrToken_isNotSent() {
    FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.COMMUNICATION);
    try (Desk desk = desk(ehr)) {
      desk.save(Desk.note("n1", "Called."));
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NO_SCOPE));
      ehr.token = false;
      save(desk, NotesTarget.COMMUNICATION, "n2");
      assertThat(desk.landing("n2")).isEqualTo(new Landing.Waiting());
      ehr.taken = false;
      save(desk, NotesTarget.COMMUNICATION, "n3");
      assertThat(desk.landing("n3")).isEqualTo(new Landing.Here(Landing.Reason.NOT_OFFERED));
      assertThat(ehr.held()).isEmpty();
    }
  }

  @Test
  void note_whereTheSiteKeepsThem_staysHereUnasked() {
    FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.STORE);
    try (Desk desk = desk(ehr)) {
      desk.save(Desk.note("n1", "Called."));
      assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.BY_CHOICE));
      assertThat(ehr.asked).isZero();
    }
  }
}
