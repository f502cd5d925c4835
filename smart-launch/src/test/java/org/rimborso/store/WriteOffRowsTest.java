package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Money;
import org.rimborso.store.WriteOffRow.Decision;

class WriteOffRowsTest extends OverStore {
  private static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "sub-1");

  static WriteOffRow row(int version, Decision decision, Money amount) {
    return new WriteOffRow(
        "e1",
        PATIENT,
        CLAIM,
        version,
        "v",
        false,
        decision,
        amount,
        "Too small to chase",
        "w" + version,
        new WriteOffRow.Decided(BEA, "Bea", Instant.parse("2026-11-23T19:02:00Z")));
  }

  private static WriteOffRow row(int version, Decision decision) {
    return row(version, decision, Money.of("84.50", "USD"));
  }

  @Test
  void insert_decisions_allStayAndTheLatestIsHowItStands() {
    try (Store store = Store.open(settings)) {
      WriteOffRows rows = new WriteOffRows(store);
      rows.insert(row(1, Decision.PROPOSED), note("w1", "Proposed"));
      assertThat(rows.waiting("e1")).containsExactly(row(1, Decision.PROPOSED));
      rows.insert(row(2, Decision.APPROVED), note("w2", "Approved"));
    }
    try (Store store = Store.open(settings)) {
      WriteOffRows rows = new WriteOffRows(store);
      assertThat(rows.current("e1", CLAIM)).contains(row(2, Decision.APPROVED));
      assertThat(rows.ofPatient("e1", PATIENT))
          .containsExactly(row(1, Decision.PROPOSED), row(2, Decision.APPROVED));
      assertThat(rows.ofPatient("e2", PATIENT)).isEmpty();
      assertThat(rows.waiting("e1")).isEmpty();
      assertThat(noteIds(store)).containsExactly("w1", "w2");
    }
  }

  @Test
  void insert_sameVersionTwice_isRefusedAndItsNoteIsNotKept() {
    try (Store store = Store.open(settings)) {
      WriteOffRows rows = new WriteOffRows(store);
      rows.insert(row(1, Decision.PROPOSED), note("w1", "Proposed"));
      assertThatThrownBy(() -> rows.insert(row(1, Decision.PROPOSED), note("w9", "Late")))
          .isInstanceOf(DuplicateRow.class);
      assertThat(noteIds(store)).containsExactly("w1");
    }
  }

  @Test
  void insert_whoseNoteIsThereAlready_isNotKept() {
    filled(1);
    try (Store store = Store.open(settings)) {
      WriteOffRows rows = new WriteOffRows(store);
      assertThatThrownBy(() -> rows.insert(row(1, Decision.PROPOSED), note("n0", "Taken")))
          .isInstanceOf(DuplicateRow.class);
      assertThat(rows.current("e1", CLAIM)).isEmpty();
    }
  }

  @Test
  void insert_currenciesOfOtherMinorUnits_keepTheirAmounts() {
    try (Store store = Store.open(settings)) {
      WriteOffRows rows = new WriteOffRows(store);
      rows.insert(row(1, Decision.PROPOSED, Money.of("1200", "JPY")), note("w1", "Yen"));
      rows.insert(row(2, Decision.PROPOSED, Money.of("1.234", "KWD")), note("w2", "Dinar"));
      rows.insert(row(3, Decision.PROPOSED, Money.of("7", "USD")), note("w3", "Dollar"));
      assertThat(rows.ofPatient("e1", PATIENT))
          .extracting(one -> one.amount().plain())
          .containsExactly("1200", "1.234", "7.00");
    }
    assertThatThrownBy(() -> row(1, Decision.PROPOSED, Money.of("0.001", "USD")))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void export_ofThePatient_holdsTheDecisions() {
    try (Store store = Store.open(settings)) {
      new WriteOffRows(store).insert(row(1, Decision.PROPOSED), note("w1", "Proposed"));
      assertThat(new PatientRows(store).of("e1", Set.of("x"), PATIENT).get("write_off"))
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one)
                      .containsEntry("amount_minor", "8450")
                      .containsEntry("reason", "Too small to chase"));
    }
  }
}
