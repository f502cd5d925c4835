package org.rimborso.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/** Set-up of tests on an embedded store with notes in it. */
abstract class OverStore {
  static final Reference CLAIM = new Reference("Claim", "c1");
  static final Reference PATIENT = new Reference("Patient", "p1");

  @TempDir Path folder;
  Path key;
  StoreSettings.H2File settings;

  @BeforeEach
  void place() {
    key = folder.resolve("keys/store.key");
    settings = new StoreSettings.H2File(folder.resolve("data/rimborso"), key);
  }

  /** A store with notes {@code n0} to {@code n(count-1)}, closed. */
  void filled(int count) {
    try (Store store = Store.open(settings)) {
      NoteRows rows = new NoteRows(store);
      for (int i = 0; i < count; i++) {
        rows.insert(note("n" + i, "Called the payer, number " + i));
      }
    }
  }

  static NoteRow note(String id, String text) {
    return new NoteRow(
        new Note(
            id,
            new Note.Author("Practitioner/b1", "Bea Biller"),
            Instant.EPOCH,
            Note.Kind.CALL,
            text,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Note.Status.ACTIVE),
        "e1",
        new NoteRow.Owner("https://ehr.example", "sub-1"),
        "l1",
        PATIENT,
        CLAIM,
        NoteRow.Delivery.sending(0, 0));
  }

  static List<String> noteIds(Store store) {
    return new NoteRows(store)
        .ofPatient("e1", PATIENT).stream().map(row -> row.note().id()).toList();
  }
}
