package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

class OutboxTest {
  private static final Reference PAYERS = new Reference("ClaimResponse", "payer");
  private static final Reference FIRST = new Reference("ClaimResponse", "f1");

  @TempDir private Path folder;
  private final FakeEhr ehr = Desk.ehrWithClaim();
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder, ehr, new Desk.TestClock());
  }

  @AfterEach
  void close() {
    desk.close();
  }

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
  void save_withoutOffer_staysHereStraight() {
    ehr.offers = false;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_OFFERED));
    assertThat(ehr.step).isEqualTo(2);
    assertThat(desk.shown()).containsExactly("n1");
  }

  @Test
  void save_withoutScope_staysHereStraight() {
    assertThat(
            desk.outbox.save(
                Desk.launch("l1", "s", Optional.empty(), Set.of("user/ClaimResponse.rs")),
                Desk.PATIENT,
                Desk.CLAIM,
                Desk.note("n1", "Called.")))
        .isEqualTo(new Saved.Kept(new Landing.Here(Landing.Reason.NO_SCOPE)));
    assertThat(ehr.writes).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 422})
  void save_refusedByTheEhr_isNotTriedAgainForADay(int status) {
    ehr.refusesWrites = status;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
    ehr.refusesWrites = 0;
    desk.clock.pass(Duration.ofHours(23));
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.writes).isEqualTo(1);
    desk.clock.pass(Duration.ofHours(2));
    desk.save(Desk.note("n3", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n3");
    assertThat(desk.shown()).containsExactly("n1", "n2", "n3");
  }

  @Test
  void save_forbiddenToOneUser_isTriedForAnother() {
    ehr.refusesSearch = 403;
    desk.save(Desk.note("n1", "Called."));
    ehr.refusesSearch = 0;
    desk.save(Desk.note("n2", "Called."));
    assertThat(desk.landing("n2")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
    desk.outbox.save(
        Desk.launch("l2", "sub-2"), Desk.PATIENT, Desk.CLAIM, Desk.note("n3", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n3");
  }

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
    ehr.beforeWrite = () -> ehr.change(FIRST, OutboxTest::withForeignNote);
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n1", "n2");
    assertThat(ehr.held(FIRST).path("processNote"))
        .anyMatch(note -> note.path("text").asText().equals("foreign"));
  }

  @Test
  void save_whereIfMatchIsIgnored_keepsWhatStoodThere() {
    ehr.ignoresIfMatch = true;
    desk.save(Desk.note("n1", "Called."));
    ehr.change(FIRST, OutboxTest::withForeignNote);
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

  @Test
  void save_whereNoteExtensionsAreDropped_staysHereAndIsNotTriedAgain() {
    ehr.keeps = FakeEhr::withoutNoteExtensions;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.writes).isEqualTo(1);
    assertThat(desk.shown()).containsExactly("n1", "n2");
  }

  @Test
  void save_whereTheModifierIsDropped_withdrawsWhatItMade() {
    ehr.keeps =
        resource -> {
          resource.remove("modifierExtension");
          return resource;
        };
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
    assertThat(ehr.standing()).isEmpty();
  }

  @Test
  void save_whereTheTextIsCut_staysHereWhole() {
    ehr.keeps =
        resource -> {
          ((ObjectNode) resource.at("/processNote/0")).put("text", "Ca");
          return resource;
        };
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
  }

  @Test
  void save_afterSomebodyWithdrewTheRecord_staysHere() {
    desk.save(Desk.note("n1", "Called."));
    ehr.change(FIRST, resource -> resource.put("status", "entered-in-error"));
    desk.save(Desk.note("n2", "Called."));
    assertThat(desk.landing("n2")).isEqualTo(new Landing.Here(Landing.Reason.WITHDRAWN));
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

  private static ObjectNode withForeignNote(ObjectNode resource) {
    resource.withArray("processNote").addObject().put("number", 40).put("text", "foreign");
    return resource;
  }
}
