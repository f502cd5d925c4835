package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.store.QueryEvent.State;
import org.rimborso.store.QueryEvent.What;

class QueryRowsTest extends OverStore {
  private static final QueryRow.By BEA =
      new QueryRow.By(
          new NoteRow.Owner("https://ehr.example", "sub-1"),
          "Bea",
          Instant.parse("2026-11-23T19:02:00Z"));

  static QueryRow row(String id, QueryRow.About about) {
    return new QueryRow(
        id,
        "e1",
        PATIENT,
        about,
        "Encounter/v1\tpOrganization/o1",
        true,
        about
            .account()
            .map(any -> new QueryRow.Addressee(new Reference("Practitioner", "d1"), "Dee")),
        QueryRow.Kind.MISMATCH,
        new QueryRow.Wording("What is it?\nSay.", List.of("E11.9 – recorded"), List.of("A", "B")),
        BEA);
  }

  static QueryRow row(String id) {
    return row(
        id,
        new QueryRow.About(
            Optional.of(CLAIM), Optional.empty(), Optional.of(new Reference("Encounter", "v1"))));
  }

  static QueryEvent event(String id, int version, What what) {
    return new QueryEvent(
        id,
        version,
        what,
        what == What.ANSWERED ? Optional.of("2") : Optional.empty(),
        what == What.ASKED ? "" : "So it is.",
        LocalDate.of(2026, 11, 30),
        BEA);
  }

  @Test
  void insert_andAdd_keepEverythingAndTheLatestIsHowItStands() {
    QueryRow found =
        row(
            "q2",
            new QueryRow.About(Optional.empty(), Optional.of("r:Condition/x"), Optional.empty()));
    try (Store store = Store.open(settings)) {
      QueryRows rows = new QueryRows(store);
      rows.insert(row("q1"), event("q1", 1, What.ASKED), Optional.empty());
      rows.insert(found, event("q2", 1, What.ASKED), Optional.empty());
      rows.add(row("q1"), event("q1", 2, What.ANSWERED), Optional.empty());
    }
    try (Store store = Store.open(settings)) {
      QueryRows rows = new QueryRows(store);
      Query first =
          new Query(row("q1"), List.of(event("q1", 1, What.ASKED), event("q1", 2, What.ANSWERED)));
      assertThat(rows.find("e1", "q1")).contains(first);
      assertThat(first.state()).isEqualTo(State.ANSWERED);
      assertThat(rows.ofPatient("e1", PATIENT))
          .containsExactly(first, new Query(found, List.of(event("q2", 1, What.ASKED))));
      assertThat(rows.find("e2", "q1")).isEmpty();
      assertThat(rows.ofPatient("e2", PATIENT)).isEmpty();
    }
  }

  @Test
  void alive_isWhatWaitsForSomebody() {
    try (Store store = Store.open(settings)) {
      QueryRows rows = new QueryRows(store);
      for (String id : List.of("asked", "answered", "closed", "withdrawn")) {
        rows.insert(row(id), event(id, 1, What.ASKED), Optional.empty());
      }
      rows.add(row("answered"), event("answered", 2, What.ANSWERED), Optional.empty());
      rows.add(row("closed"), event("closed", 2, What.ANSWERED), Optional.empty());
      rows.add(row("closed"), event("closed", 3, What.CLOSED), Optional.empty());
      rows.add(row("withdrawn"), event("withdrawn", 2, What.WITHDRAWN), Optional.empty());
      assertThat(rows.alive("e1").stream().map(one -> one.row().id()))
          .containsExactlyInAnyOrder("asked", "answered");
      assertThat(rows.alive("e2")).isEmpty();
    }
  }

  @Test
  void add_sameVersionTwice_isRefused() {
    try (Store store = Store.open(settings)) {
      QueryRows rows = new QueryRows(store);
      rows.insert(row("q1"), event("q1", 1, What.ASKED), Optional.empty());
      rows.add(row("q1"), event("q1", 2, What.ANSWERED), Optional.empty());
      assertThatThrownBy(
              () -> rows.add(row("q1"), event("q1", 2, What.WITHDRAWN), Optional.empty()))
          .isInstanceOf(DuplicateRow.class);
      assertThatThrownBy(() -> rows.insert(row("q1"), event("q1", 1, What.ASKED), Optional.empty()))
          .isInstanceOf(DuplicateRow.class);
      assertThat(rows.find("e1", "q1").orElseThrow().state()).isEqualTo(State.ANSWERED);
    }
  }

  @Test
  void export_ofThePatient_holdsQuestionsAndWhatBecameOfThem() {
    try (Store store = Store.open(settings)) {
      new QueryRows(store).insert(row("q1"), event("q1", 1, What.ASKED), Optional.empty());
      var tables = new PatientRows(store).of("e1", Set.of("x"), PATIENT);
      assertThat(tables.get("query")).singleElement().asString().contains("What is it?");
      assertThat(tables.get("query_event")).singleElement().asString().contains("2026-11-30");
    }
  }
}
