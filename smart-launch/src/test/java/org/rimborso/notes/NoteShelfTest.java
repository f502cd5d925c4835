package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

class NoteShelfTest {
  private static final Reference RECORD = new Reference("ClaimResponse", "f1");
  @TempDir private Path folder;

  private static FollowUp chart(Reference patient, Note... notes) {
    return new FollowUp(RECORD, Optional.of(patient), Desk.CLAIM, Optional.of("7"), List.of(notes));
  }

  @Test
  void notesOf_chartAndStore_areEachThereOnceWithTheirLanding() {
    FakeEhr ehr = Desk.ehrWithClaim();
    try (Desk desk = new Desk(folder, ehr, new Desk.TestClock())) {
      desk.save(Desk.note("n1", "Delivered."));
      ehr.offers = false;
      desk.save(Desk.note("n2", "Kept here."));
      List<PlacedNote> notes =
          desk.shelf.notesOf(
              "e1",
              Desk.PATIENT,
              Desk.CLAIM,
              List.of(
                  chart(Desk.PATIENT, Desk.note("n1", "Delivered."), Desk.note("n0", "Foreign.")),
                  chart(new Reference("Patient", "p2"), Desk.note("nx", "Not ours."))));
      assertThat(notes)
          .extracting(placed -> placed.note().id(), PlacedNote::landing)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(
                  "n1", new Landing.Delivered(RECORD, Optional.of("7"))),
              org.assertj.core.groups.Tuple.tuple(
                  "n0", new Landing.Delivered(RECORD, Optional.of("7"))),
              org.assertj.core.groups.Tuple.tuple(
                  "n2", new Landing.Here(Landing.Reason.NOT_OFFERED)));
    }
  }

  @Test
  void notesOf_anotherPatientOrEhr_areNotShown() {
    try (Desk desk = new Desk(folder, Desk.ehrWithClaim(), new Desk.TestClock())) {
      desk.save(Desk.note("n1", "Mine."));
      assertThat(desk.shelf.notesOf("e2", Desk.PATIENT, Desk.CLAIM, List.of())).isEmpty();
      assertThat(desk.shelf.notesOf("e1", new Reference("Patient", "p2"), Desk.CLAIM, List.of()))
          .isEmpty();
    }
  }

  @Test
  void withOwn_addsOurNotesToTheChartsRecordOrMakesOne() {
    FakeEhr ehr = Desk.ehrWithClaim();
    ehr.offers = false;
    try (Desk desk = new Desk(folder, ehr, new Desk.TestClock())) {
      desk.save(Desk.note("n2", "Kept here."));
      assertThat(desk.shelf.withOwn("e1", Desk.PATIENT, List.of()))
          .singleElement()
          .satisfies(record -> assertThat(record.account()).isEqualTo(Desk.CLAIM))
          .satisfies(record -> assertThat(record.notes()).hasSize(1));
      assertThat(
              desk.shelf.withOwn(
                  "e1",
                  Desk.PATIENT,
                  List.of(chart(Desk.PATIENT, Desk.note("n1", "a"), Desk.note("n2", "b")))))
          .singleElement()
          .satisfies(record -> assertThat(record.reference()).isEqualTo(RECORD))
          .satisfies(record -> assertThat(record.notes()).hasSize(2));
    }
  }
}
