package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/** What saving a note answers, and whose token it travels with. */
class OutboxTest extends OverDesk {
  private static final Reference PAYERS = new Reference("ClaimResponse", "payer");

  @Test
  void save_atAWillingEhr_landsOnceAndLeavesThePayersAnswerAlone() {
    ObjectNode before = ehr.held(PAYERS).deepCopy();
    assertThat(desk.save(Desk.note("n1", "Called.")))
        .isEqualTo(new Saved.Kept(new Landing.Sending()));
    assertThat(desk.save(Desk.note("n2", "Called again.")))
        .isEqualTo(new Saved.Kept(new Landing.Sending()));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n2");
    assertThat(ehr.standing()).hasSize(1);
    assertThat(ehr.held(PAYERS)).isEqualTo(before);
    assertThat(desk.landing("n2")).isEqualTo(new Landing.Delivered(FIRST, Optional.of("2")));
  }

  @Test
  void save_theSameFormTwice_writesOnce() {
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.save(Desk.note("n1", "Called.")))
        .isEqualTo(new Saved.Kept(new Landing.Delivered(FIRST, Optional.of("1"))));
    assertThat(ehr.writes).isEqualTo(1);
  }

  @Test
  void save_anotherTextUnderTheSameId_isNotSwallowed() {
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.save(Desk.note("n1", "Called, and changed.")))
        .isInstanceOf(Saved.IdTaken.class);
  }

  @Test
  void save_underAnotherUsersId_isNotAnsweredAsKept() {
    desk.save(Desk.note("n1", "Called."));
    assertThat(
            desk.outbox.save(
                Desk.launch("l2", "sub-2"), Desk.PATIENT, Desk.CLAIM, Desk.note("n1", "Called.")))
        .isInstanceOf(Saved.IdTaken.class);
  }

  @Test
  void save_forAnotherPatientThanTheLaunchs_keepsNothing() {
    Reference other = new Reference("Patient", "p2");
    assertThat(
            desk.outbox.save(
                Desk.launch("l1", "sub-1"), other, Desk.CLAIM, Desk.note("n1", "Called.")))
        .isEqualTo(new Saved.OtherPatient());
    assertThat(desk.rows.find("n1")).isEmpty();
  }

  @Test
  void save_ofAnAccountOfAnotherPatient_neverReachesTheEhr() {
    Reference other = new Reference("Patient", "p2");
    desk.outbox.save(
        Desk.launch("l1", "sub-1", Optional.empty(), Desk.SCOPES),
        other,
        Desk.CLAIM,
        Desk.note("n1", "Called."));
    assertThat(ehr.writes).isZero();
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NO_BILL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202Eb", "a\u0000b", " padded ", "a\r\nb"})
  void save_ofATextNobodyJudged_throws(String text) {
    Note note = Desk.note("n1", text);
    assertThatThrownBy(() -> desk.save(note)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void resumeFor_theAuthor_sendsWhatWaitedAndNobodyElse() {
    ehr.token = false;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Waiting());
    ehr.token = true;
    desk.outbox.resume();
    desk.outbox.resumeFor(Desk.launch("l2", "sub-2"));
    Optional<Reference> other = Optional.of(new Reference("Patient", "p2"));
    desk.outbox.resumeFor(Desk.launch("l3", "sub-1", other, Desk.SCOPES));
    desk.outbox.resumeFor(Desk.launch("l4", "sub-1", Optional.empty(), Set.of("openid")));
    assertThat(ehr.noteIds(Desk.CLAIM)).isEmpty();
    desk.outbox.resumeFor(Desk.launch("l5", "sub-1"));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1");
  }

  @Test
  void row_ofANote_isReadBackAsItWasWritten() {
    ehr.down = 1;
    Note note = Desk.note("n1", "x".repeat(3998) + "\ud83d\ude00");
    desk.save(note);
    Note kept = desk.rows.find("n1").orElseThrow().note();
    assertThat(kept.text()).isEqualTo(note.text());
    assertThat(kept.promisedAmount()).isEqualTo(note.promisedAmount());
    assertThat(kept.followUpOn()).isEqualTo(note.followUpOn());
    assertThat(kept.written()).isEqualTo("2026-11-02T09:15:00.123Z");
    assertThat(desk.rows.find("n1").orElseThrow().toString()).doesNotContain("xxx");
  }
}
