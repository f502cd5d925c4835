package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;

class TaskRowsTest extends OverStore {
  private static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "sub-1");
  private static final Reference TASK = new Reference("Task", "t1");
  private static final NoteRow.Delivery SENDING = NoteRow.Delivery.sending(0, 5);

  private static WorkRow change(int version) {
    return new WorkRow(
        "e1",
        PATIENT,
        CLAIM,
        version,
        "v",
        false,
        WorkRow.State.NONE,
        new WorkRow.Change(BEA, "Bea", Instant.EPOCH, "assign"));
  }

  private static TaskRow row(TaskRows rows) {
    return rows.find("e1", CLAIM).orElseThrow();
  }

  /** A version is told, another is wanted meanwhile, and what is known of the Task stays. */
  static void tellsTwoVersions(Store store) {
    WorkRows work = new WorkRows(store);
    TaskRows rows = new TaskRows(store);
    OutboxLeases.Lease lease = new OutboxLeases(store).take("e1 Task", CLAIM).orElseThrow();
    work.insert(change(1), new TaskRow.Wish("l1", SENDING));
    TaskRow first = row(rows);
    assertThat(first).isEqualTo(new TaskRow("e1", CLAIM, PATIENT, "l1", 1, 0, SENDING));
    assertThat(rows.due(4, 9)).isEmpty();
    assertThat(rows.due(5, 9)).containsExactly(first);

    work.insert(change(2), new TaskRow.Wish("l2", SENDING));
    rows.move(first, NoteRow.Delivery.delivered(TASK, Optional.of("7")), lease);
    TaskRow second = row(rows);
    assertThat(second.told()).isEqualTo(1);
    assertThat(second.wanted()).isEqualTo(2);
    assertThat(second.delivery().state()).isEqualTo(NoteRow.State.SENDING);
    assertThat(second.delivery().landed()).contains(TASK);

    rows.move(second, NoteRow.Delivery.here("REFUSED"), lease);
    assertThat(row(rows).told()).isEqualTo(1);
    assertThat(row(rows).delivery().reason()).contains("REFUSED");
    assertThat(row(rows).delivery().landed()).contains(TASK);

    assertThatThrownBy(() -> work.insert(change(2), new TaskRow.Wish("l3", SENDING)))
        .isInstanceOf(DuplicateRow.class);
    assertThat(row(rows).launchId()).isEqualTo("l2");
    assertThat(new PatientRows(store).of("e1", Set.of("x"), PATIENT).get("work_task")).hasSize(1);
  }

  /** What waits is found by who changed it, and goes on with another launch. */
  static void waitsForWhoChangedIt(Store store) {
    TaskRows rows = new TaskRows(store);
    TaskRow row = row(rows);
    OutboxLeases leases = new OutboxLeases(store);
    OutboxLeases.Lease lease = leases.take("e1 Task two", CLAIM).orElseThrow();
    rows.move(row, NoteRow.Delivery.waiting(), lease);
    assertThat(rows.waiting("e1", BEA)).hasSize(1);
    assertThat(rows.waiting("e1", new NoteRow.Owner(BEA.issuer(), "sub-9"))).isEmpty();
    rows.relaunch(row, "l4");
    assertThat(rows.waiting("e1", BEA)).isEmpty();
    assertThat(row(rows).launchId()).isEqualTo("l4");
    leases.release(lease);
    assertThat(leases.take("e1 Task two", CLAIM)).isPresent();
    rows.move(row, NoteRow.Delivery.waiting(), lease);
    assertThat(row(rows).delivery().state()).isEqualTo(NoteRow.State.SENDING);
    rows.endPauses();
    assertThat(rows.due(0, 9)).hasSize(1);
  }

  @Test
  void versions_toldAndWanted_areKeptApart() {
    try (Store store = Store.open(settings)) {
      tellsTwoVersions(store);
      waitsForWhoChangedIt(store);
    }
  }

  @Test
  void resourceOf_aPerson_isTheLatestThatTheStoreHeardOf() {
    filled(1);
    try (Store store = Store.open(settings)) {
      WorkRows work = new WorkRows(store);
      assertThat(work.resourceOf("e1", BEA)).contains(new Reference("Practitioner", "b1"));
      assertThat(work.resourceOf("e2", BEA)).isEmpty();
      assertThat(work.resourceOf("e1", new NoteRow.Owner(BEA.issuer(), "sub-9"))).isEmpty();
    }
  }
}
