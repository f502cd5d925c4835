package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Severity;
import org.rimborso.store.DismissalRow.Decision;

class DismissalRowsTest extends OverStore {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  static DismissalRow row(Reference patient, String fact, int version, Decision decision) {
    return new DismissalRow(
        "e1",
        patient,
        "diagnosis-uncoded:" + patient + ":" + fact,
        version,
        "diagnosis-uncoded",
        Severity.ERROR,
        "f".repeat(64),
        false,
        decision,
        "documented-elsewhere",
        "Scanned letter",
        new WriteOffRow.Decided(
            new NoteRow.Owner("https://ehr.example", "sub-1"), "Dr Elena Ferri", NOON));
  }

  private static DismissalRow restricted(DismissalRow row) {
    return new DismissalRow(
        row.ehr(),
        row.patient(),
        row.finding(),
        row.version(),
        row.rule(),
        row.severity(),
        row.facts(),
        true,
        row.decision(),
        row.reason(),
        row.remark(),
        row.by());
  }

  static void keepsEachVersionOnce(Store store) {
    DismissalRows rows = new DismissalRows(store);
    Reference patient = new Reference("Patient", "once");
    // A finding's id may be longer than any index takes.
    DismissalRow first = row(patient, "x".repeat(5000), 1, Decision.DISMISSED);
    DismissalRow second = row(patient, "x".repeat(5000), 2, Decision.UNDONE);
    rows.insert(first);
    assertThatThrownBy(() -> rows.insert(first)).isInstanceOf(DuplicateRow.class);
    rows.insert(second);
    assertThat(rows.ofPatient("e1", patient)).containsExactly(first, second);
    assertThat(rows.ofPatient("e2", patient)).isEmpty();
  }

  static void countsWhatStands(Store store) {
    DismissalRows rows = new DismissalRows(store);
    Reference patient = new Reference("Patient", "counted");
    rows.insert(row(patient, "E11", 1, Decision.DISMISSED));
    rows.insert(row(patient, "E11", 2, Decision.DISMISSED));
    rows.insert(row(patient, "E12", 1, Decision.DISMISSED));
    rows.insert(row(patient, "E12", 2, Decision.UNDONE));
    rows.insert(restricted(row(patient, "E13", 1, Decision.DISMISSED)));
    assertThat(rows.since("e1", NOON))
        .containsExactly(new DismissalRows.Times("diagnosis-uncoded", "documented-elsewhere", 2));
    assertThat(rows.since("e1", NOON.plusMillis(1))).isEmpty();
    assertThat(rows.since("e2", NOON)).isEmpty();
  }

  @Test
  void insert_sameVersionTwice_isRefusedAndAllDecisionsStay() {
    try (Store store = Store.open(settings)) {
      keepsEachVersionOnce(store);
    }
  }

  @Test
  void since_marks_countThatWereNotTakenBackNorAreRestricted() {
    try (Store store = Store.open(settings)) {
      countsWhatStands(store);
    }
  }

  @Test
  void export_ofThePatient_holdsTheDecisions() {
    try (Store store = Store.open(settings)) {
      new DismissalRows(store).insert(row(PATIENT, "E11", 1, Decision.DISMISSED));
      assertThat(new PatientRows(store).of("e1", Set.of("x"), PATIENT).get("dismissal"))
          .singleElement()
          .satisfies(one -> assertThat(one).containsEntry("remark", "Scanned letter"));
    }
  }
}
