package org.rimborso.notes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.smart.Launch;
import org.rimborso.store.Letter;

/** Set-up of tests that save letters where the site wants them as documents, and notes nowhere. */
abstract class OverLetters {
  static final Letter LETTER =
      new Letter(
          "appeal",
          "en",
          Letter.Sheet.A4,
          LocalDate.of(2026, 11, 2),
          "Appeal of a denied claim",
          "Dear Sir or Madam,\n\nwe appeal.");

  static final String STRUCK = "\"status\":\"entered-in-error\"";

  @TempDir Path folder;
  final Desk.TestClock clock = new Desk.TestClock();
  final FakeEhr steps = Desk.ehrWithClaim();
  final FakeProvenances provenances = new FakeProvenances(steps);
  final FakeSingleNotes ehr = new FakeSingleNotes(NotesTarget.DOCUMENT_REFERENCE);

  OverLetters() {
    ehr.moved = NotesTarget.STORE;
    ehr.letters = NotesTarget.DOCUMENT_REFERENCE;
    ehr.provenances = Optional.of(provenances);
  }

  Desk desk() {
    return new Desk(folder, steps, clock, ehr);
  }

  static Launch launch(String id) {
    return Desk.launch(
        id, "sub-1", Optional.of(Desk.PATIENT), Set.of("user/DocumentReference.crus"));
  }

  static Saved save(Desk desk, String id) {
    return desk.outbox.save(
        launch("l1"), Desk.PATIENT, Desk.CLAIM, Desk.note(id, "Letter made: Appeal."), LETTER);
  }

  static Landing landing(Desk desk, String id) {
    return Optional.ofNullable(desk.outbox.letters("e1", Desk.CLAIM).get(id)).orElseThrow();
  }

  static Struck strike(Desk desk, String id) {
    return desk.outbox.strike(launch("l1"), Desk.CLAIM, id);
  }

  void later(Desk desk) {
    clock.pass(Duration.ofMinutes(20));
    desk.outbox.deliverDue();
  }
}
