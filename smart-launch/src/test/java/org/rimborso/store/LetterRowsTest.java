package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;

class LetterRowsTest extends OverStore {
  private static final Set<String> ISSUERS = Set.of("https://ehr.example");
  private static final Reference OTHER = new Reference("Claim", "c2");

  private static Letter letter(String title) {
    return new Letter(
        "appeal",
        "it",
        Letter.Sheet.A4,
        LocalDate.of(2026, 11, 23),
        title,
        "Perché così?\n\n" + "à".repeat(6_900));
  }

  @Test
  void insert_noteWithLetter_isThereAfterARestartForItsAccountOnly() {
    try (Store store = Store.open(settings)) {
      new NoteRows(store).insert(note("n1", "Letter made"), letter("Ricorso"));
      new NoteRows(store).insert(note("n2", "Called"));
    }
    try (Store store = Store.open(settings)) {
      LetterRows letters = new NoteRows(store).letters();
      assertThat(noteIds(store)).containsExactly("n1", "n2");
      assertThat(letters.ids("e1", CLAIM)).containsExactly("n1");
      assertThat(letters.find("e1", CLAIM, "n1")).contains(letter("Ricorso"));
      assertThat(letters.find("e1", CLAIM, "n2")).isEmpty();
      assertThat(letters.find("e1", OTHER, "n1")).isEmpty();
      assertThat(letters.find("e2", CLAIM, "n1")).isEmpty();
      assertThat(letters.ids("e2", CLAIM)).isEmpty();
    }
  }

  @Test
  void insert_letterThatTheTableRefuses_keepsNoNoteEither() {
    try (Store store = Store.open(settings)) {
      NoteRows rows = new NoteRows(store);
      assertThatThrownBy(() -> rows.insert(note("n1", "Letter made"), letter("x".repeat(201))))
          .isInstanceOf(RuntimeException.class);
      assertThat(noteIds(store)).isEmpty();
      assertThat(rows.letters().ids("e1", CLAIM)).isEmpty();
    }
  }

  @Test
  void insert_letterWithDocument_goesItsOwnWayUnderItsOwnId() {
    try (Store store = Store.open(settings)) {
      new NoteRows(store)
          .insert(
              note("n1", "Letter made"),
              letter("Ricorso"),
              Optional.of(NoteRow.Delivery.sending(0, 5)));
      new NoteRows(store).insert(note("n2", "Letter made"), letter("Ricorso"));
    }
    try (Store store = Store.open(settings)) {
      LetterDocumentRows documents = new NoteRows(store).letters().documents();
      assertThat(documents.due(4, 10)).isEmpty();
      assertThat(documents.due(5, 10)).containsExactly("n1-letter");
      NoteRow row = documents.find("n1-letter").orElseThrow();
      assertThat(row.note().text()).isEqualTo("Letter made");
      assertThat(row.account()).isEqualTo(CLAIM);
      assertThat(documents.letter("n1-letter")).contains(letter("Ricorso"));
      assertThat(documents.ofAccount("e1", CLAIM))
          .containsExactly(Map.entry("n1", NoteRow.Delivery.sending(0, 5)));
      assertThat(documents.ofAccount("e1", OTHER)).isEmpty();
      assertThat(documents.hash("n1-letter")).isEmpty();
      documents.keepHash("n1-letter", "AAAA");
      assertThat(documents.hash("n1-letter")).contains("AAAA");
      OutboxLeases leases = new OutboxLeases(store);
      OutboxLeases.Lease lease = leases.take("e1", CLAIM).orElseThrow();
      Reference there = new Reference("DocumentReference", "d1");
      documents.move(row.note(), NoteRow.Delivery.delivered(there, Optional.of("1")), lease);
      assertThat(new NoteRows(store).find("n1").orElseThrow().delivery().landed()).isEmpty();

      assertThat(new NoteRows(store).strike("n1", Optional.of("l2"), Optional.empty())).isTrue();
      NoteRow struck = documents.find("n1-letter").orElseThrow();
      assertThat(struck.note().isStruck()).isTrue();
      assertThat(struck.delivery().state()).isEqualTo(NoteRow.State.WAITING);
      assertThat(struck.delivery().landed()).contains(there);
      documents.move(row.note(), NoteRow.Delivery.here("REFUSED"), lease);
      assertThat(documents.find("n1-letter").orElseThrow().delivery().state())
          .isEqualTo(NoteRow.State.WAITING);
    }
  }

  @Test
  void export_ofItsPatient_holdsTheLetter() {
    try (Store store = Store.open(settings)) {
      new NoteRows(store).insert(note("n1", "Letter made"), letter("Ricorso"));
      assertThat(new PatientRows(store).of("e1", ISSUERS, PATIENT).get("letter"))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .contains(
                          Map.entry("title", "Ricorso"), Map.entry("author_name", "Bea Biller"))
                      .containsEntry("body", letter("").text()));
      assertThat(new PatientRows(store).of("e2", ISSUERS, PATIENT).get("letter")).isEmpty();
    }
  }
}
