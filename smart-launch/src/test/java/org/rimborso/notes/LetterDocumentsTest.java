package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.notes.letter.LetterPdf;
import org.rimborso.store.NoteRow;

/** Letters where the site wants them as documents in its EHR. */
class LetterDocumentsTest extends OverLetters {

  @Test
  void letter_saved_standsOnceAsADocumentWithItsPdfAndItsAuthor() {
    try (Desk desk = desk()) {
      assertThat(save(desk, "n1"))
          .isEqualTo(new Saved.Kept(new Landing.Here(Landing.Reason.BY_CHOICE)));
      assertThat(save(desk, "n1")).isInstanceOf(Saved.Kept.class);
      assertThat(landing(desk, "n1"))
          .isEqualTo(
              new Landing.Delivered(new Reference("DocumentReference", "m1"), Optional.empty()));
      assertThat(ehr.held())
          .singleElement()
          .asString()
          .contains(
              "\"value\":\"n1-letter\"",
              "\"data\":\"" + Base64.getEncoder().encodeToString(LetterPdf.of(LETTER)) + "\"");
      assertThat(provenances.of("n1-letter")).isEqualTo(1);
      assertThat(provenances.held()).hasSize(1);
      assertThat(desk.shown()).containsExactly("n1");
    }
  }

  /** A note that is a document too is another one than its letter's. */
  @Test
  void letter_whereNotesAreDocuments_standsBesideItsNote() {
    ehr.moved = NotesTarget.DOCUMENT_REFERENCE;
    try (Desk desk = desk()) {
      save(desk, "n1");
      assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(landing(desk, "n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(landing(desk, "n1")).isNotEqualTo(desk.landing("n1"));
      assertThat(ehr.held()).hasSize(2);
      assertThat(provenances.of("n1")).isEqualTo(1);
      assertThat(provenances.of("n1-letter")).isEqualTo(1);
    }
  }

  @Test
  void letter_whoseAnswerWasLost_isLookedForAndNotSentAgain() {
    ehr.lostResponses = 1;
    try (Desk desk = desk()) {
      save(desk, "n1");
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Sending());
      later(desk);
      assertThat(landing(desk, "n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).hasSize(1);
    }
  }

  @Test
  void letter_whoseIdentifierTheEhrDroppedAndAnswerWasLost_isNotSentAgain() {
    ehr.lostResponses = 1;
    ehr.keeps = json -> json.replace("https://rimborso.org/fhir/note", "urn:own");
    try (Desk desk = desk()) {
      save(desk, "n1");
      later(desk);
      assertThat(landing(desk, "n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held()).hasSize(1);
    }
  }

  /** Another version of this software may set the same letter with other bytes. */
  @Test
  void letter_whoseFileWouldBeAnotherByNow_isKnownByTheOneThatWasSent() {
    ehr.lostResponses = 1;
    try (Desk desk = desk()) {
      save(desk, "n1");
      desk.store.durably(handle -> handle.execute("update letter set body = 'As set later'"));
      later(desk);
      assertThat(landing(desk, "n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(strike(desk, "n1")).isEqualTo(Struck.KEPT);
      assertThat(ehr.held()).singleElement().asString().contains(STRUCK);
    }
  }

  @Test
  void letter_notKept_isRememberedForADayAndKeepsNoNoteBack() {
    ehr.moved = NotesTarget.DOCUMENT_REFERENCE;
    ehr.keeps = json -> json.replaceFirst("\"data\":\"JVBER[^\"]*", "\"data\":\"JVBERi0x");
    try (Desk desk = desk()) {
      save(desk, "n1");
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
      assertThat(desk.landing("n1")).isInstanceOf(Landing.Delivered.class);
      ehr.keeps = json -> json;
      save(desk, "n2");
      assertThat(landing(desk, "n2")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
      assertThat(desk.landing("n2")).isInstanceOf(Landing.Delivered.class);
      clock.pass(Duration.ofHours(25));
      save(desk, "n3");
      assertThat(landing(desk, "n3")).isInstanceOf(Landing.Delivered.class);
    }
  }

  @Test
  void letter_whereTheSiteWantsNone_hasNoDocumentAndAsksNobody() {
    ehr.letters = NotesTarget.STORE;
    try (Desk desk = desk()) {
      save(desk, "n1");
      assertThat(desk.outbox.letters("e1", Desk.CLAIM)).isEmpty();
      assertThat(ehr.asked).isZero();
    }
  }

  @Test
  void note_withoutALetter_hasNoDocument() {
    try (Desk desk = desk()) {
      desk.outbox.save(launch("l1"), Desk.PATIENT, Desk.CLAIM, Desk.note("n1", "Called."));
      assertThat(desk.outbox.letters("e1", Desk.CLAIM)).isEmpty();
      assertThat(ehr.asked).isZero();
    }
  }

  @Test
  void letter_withoutScopeOrOffer_staysHere() {
    try (Desk desk = desk()) {
      desk.outbox.save(
          Desk.launch("l1", "sub-1"), Desk.PATIENT, Desk.CLAIM, Desk.note("n1", "Made."), LETTER);
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Here(Landing.Reason.NO_SCOPE));
      ehr.taken = false;
      save(desk, "n2");
      assertThat(landing(desk, "n2")).isEqualTo(new Landing.Here(Landing.Reason.NOT_OFFERED));
      assertThat(ehr.held()).isEmpty();
    }
  }

  @Test
  void letter_withoutAToken_waitsForItsAuthorAndNobodyElse() {
    ehr.token = false;
    try (Desk desk = desk()) {
      save(desk, "n1");
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Waiting());
      ehr.token = true;
      desk.outbox.resumeFor(
          Desk.launch(
              "l2", "sub-2", Optional.of(Desk.PATIENT), Set.of("user/DocumentReference.crus")));
      desk.outbox.resumeFor(Desk.launch("l3", "sub-1"));
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Waiting());
      desk.outbox.resumeFor(launch("l4"));
      assertThat(landing(desk, "n1")).isInstanceOf(Landing.Delivered.class);
    }
  }

  @Test
  void strike_ofTheNote_marksTheDocumentToo() {
    try (Desk desk = desk()) {
      save(desk, "n1");
      save(desk, "n2");
      String first = ehr.held().get(0);
      String second = ehr.held().get(1);
      assertThat(strike(desk, "n1")).isEqualTo(Struck.KEPT);
      assertThat(landing(desk, "n1")).isInstanceOf(Landing.Delivered.class);
      assertThat(ehr.held())
          .containsExactly(first.replace("\"status\":\"current\"", STRUCK), second);
      assertThat(provenances.of("n1-letter.struck")).isEqualTo(1);
    }
  }

  @Test
  void strike_beforeTheLetterArrived_sendsNothing() {
    ehr.token = false;
    try (Desk desk = desk()) {
      save(desk, "n1");
      ehr.token = true;
      strike(desk, "n1");
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Here(Landing.Reason.STRUCK_HERE));
      assertThat(ehr.held()).isEmpty();
    }
  }

  @Test
  void strike_thatTheEhrRefuses_isToldAndNextLettersGo() {
    try (Desk desk = desk()) {
      save(desk, "n1");
      ehr.refusesWrites = 405;
      strike(desk, "n1");
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Here(Landing.Reason.STRIKE_REFUSED));
      ehr.refusesWrites = 0;
      save(desk, "n2");
      assertThat(landing(desk, "n2")).isInstanceOf(Landing.Delivered.class);
    }
  }

  @Test
  void strike_ofADocumentThatWasChangedThere_overwritesNothing() {
    try (Desk desk = desk()) {
      save(desk, "n1");
      ehr.change(json -> json.replaceFirst("\"data\":\"JVBER[^\"]*", "\"data\":\"JVBERi0x"));
      strike(desk, "n1");
      assertThat(landing(desk, "n1")).isEqualTo(new Landing.Here(Landing.Reason.CHANGED_THERE));
      assertThat(ehr.held()).singleElement().asString().doesNotContain(STRUCK);
    }
  }

  @Test
  void trail_ofALetter_namesItApartFromItsNote() {
    try (Desk desk = desk()) {
      desk.audited()
          .save(launch("l1"), Desk.PATIENT, Desk.CLAIM, Desk.note("n1", "Letter made."), LETTER);
      List<String> entries =
          desk.store.read(
              handle ->
                  handle
                      .createQuery(
                          "select reason || ' ' || resources from audit_entry order by seq")
                      .mapTo(String.class)
                      .list());
      assertThat(entries)
          .containsExactly(
              "note-save Claim/c1",
              "note-kept-here.BY_CHOICE Claim/c1",
              "letter-attributed Claim/c1 DocumentReference/m1 Provenance/v1",
              "letter-delivered Claim/c1 DocumentReference/m1");
      NoteRow row = desk.rows.letters().documents().find("n1-letter").orElseThrow();
      assertThat(row.toString()).isEqualTo("NoteRow[n1-letter, DELIVERED]");
    }
  }
}
