package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkRowsTest extends OverStore {
  private static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "sub-1");
  private static final NoteRow.Owner LEO = new NoteRow.Owner("https://ehr.example", "sub-2");
  private static final Instant AT = Instant.parse("2026-11-23T19:02:00Z");

  private static WorkRow row(int version, NoteRow.Owner who, WorkRow.State state) {
    return new WorkRow(
        "e1",
        PATIENT,
        CLAIM,
        version,
        "v",
        false,
        state,
        new WorkRow.Change(who, "Bea", AT, "assign"));
  }

  private static WorkRow.State to(NoteRow.Owner person) {
    return new WorkRow.State(
        Optional.of(
            new WorkRow.Assigned(new WorkRow.Assignee(Optional.of(person), "Leo"), "Bea", AT)),
        Optional.of(new WorkRow.Snooze(LocalDate.of(2026, 12, 1), "Payer closed", "Bea")),
        Optional.of(LocalDate.of(2026, 12, 2)));
  }

  @Test
  void insert_versions_theHighestCountsAndAllStay() {
    try (Store store = Store.open(settings)) {
      new WorkRows(store).insert(row(1, BEA, to(LEO)), Optional.empty());
      new WorkRows(store).insert(row(2, BEA, WorkRow.State.NONE), Optional.empty());
    }
    try (Store store = Store.open(settings)) {
      WorkRows rows = new WorkRows(store);
      assertThat(rows.current("e1", CLAIM)).contains(row(2, BEA, WorkRow.State.NONE));
      assertThat(rows.find("e1", CLAIM, 1)).contains(row(1, BEA, to(LEO)));
      assertThat(rows.ofPatient("e1", PATIENT)).containsExactly(row(2, BEA, WorkRow.State.NONE));
      assertThat(rows.ofPatient("e2", PATIENT)).isEmpty();
    }
  }

  @Test
  void insert_sameVersionTwice_isRefusedAndTheFirstStays() {
    try (Store store = Store.open(settings)) {
      WorkRows rows = new WorkRows(store);
      rows.insert(row(1, BEA, to(LEO)), Optional.empty());
      assertThatThrownBy(() -> rows.insert(row(1, LEO, WorkRow.State.NONE), Optional.empty()))
          .isInstanceOf(DuplicateRow.class);
      assertThat(rows.current("e1", CLAIM)).contains(row(1, BEA, to(LEO)));
    }
  }

  @Test
  void ofPerson_assignedOrOwnAndNobodys_isTheirs() {
    try (Store store = Store.open(settings)) {
      WorkRows rows = new WorkRows(store);
      rows.insert(row(1, BEA, to(LEO)), Optional.empty());
      assertThat(rows.ofPerson("e1", LEO)).hasSize(1);
      assertThat(rows.ofPerson("e1", BEA)).isEmpty();
      rows.insert(row(2, BEA, WorkRow.State.NONE), Optional.empty());
      assertThat(rows.ofPerson("e1", BEA)).hasSize(1);
      assertThat(rows.ofPerson("e1", LEO)).isEmpty();
    }
  }

  @Test
  void people_whoWroteOrChanged_areKnownOnce() {
    filled(2);
    try (Store store = Store.open(settings)) {
      WorkRows rows = new WorkRows(store);
      rows.insert(row(1, LEO, WorkRow.State.NONE), Optional.empty());
      assertThat(rows.people("e1"))
          .extracting(WorkRow.Assignee::name)
          .containsExactly("Bea", "Bea Biller");
      assertThat(rows.people("e2")).isEmpty();
    }
  }

  @Test
  void export_ofThePatient_holdsTheirWork() {
    try (Store store = Store.open(settings)) {
      new WorkRows(store).insert(row(1, BEA, to(LEO)), Optional.empty());
      assertThat(new PatientRows(store).of("e1", Set.of("x"), PATIENT).get("work_item"))
          .singleElement()
          .satisfies(one -> assertThat(one).containsEntry("snooze_reason", "Payer closed"));
    }
  }
}
