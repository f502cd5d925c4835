package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rimborso.store.OutboxLeases.Lease;

class OutboxLeasesTest extends OverStore {
  private static void runOut(Store store) {
    store.read(handle -> handle.execute("update outbox_lease set until_millis = 1"));
  }

  @Test
  void take_whatAnotherNodeHolds_isRefusedUntilItRunsOut() {
    try (Store store = Store.open(settings)) {
      OutboxLeases one = new OutboxLeases(store);
      OutboxLeases other = new OutboxLeases(store);
      Lease first = one.take("e1", CLAIM).orElseThrow();
      assertThat(other.take("e1", CLAIM)).isEmpty();
      assertThat(one.take("e1", CLAIM)).isEmpty();
      assertThat(other.take("e2", CLAIM)).isPresent();
      runOut(store);
      Lease second = other.take("e1", CLAIM).orElseThrow();
      assertThat(second.fence()).isEqualTo(first.fence() + 1);
      assertThat(one.renew(first)).isFalse();
    }
  }

  @Test
  void move_withALostLease_changesNothing() {
    try (Store store = Store.open(settings)) {
      NoteRows rows = new NoteRows(store);
      rows.insert(note("n1", "x"));
      OutboxLeases one = new OutboxLeases(store);
      Lease first = one.take("e1", CLAIM).orElseThrow();
      runOut(store);
      Lease second = new OutboxLeases(store).take("e1", CLAIM).orElseThrow();
      rows.move(note("n1", "x").note(), NoteRow.Delivery.waiting(), first);
      assertThat(rows.find("n1").orElseThrow().delivery().state()).isEqualTo(NoteRow.State.SENDING);
      rows.move(note("n1", "x").note(), NoteRow.Delivery.waiting(), second);
      assertThat(rows.find("n1").orElseThrow().delivery().state()).isEqualTo(NoteRow.State.WAITING);
    }
  }

  @Test
  void dropLeftOver_inAnEmbeddedStore_freesWhatADeadProcessHeld() {
    try (Store store = Store.open(settings)) {
      assertThat(new OutboxLeases(store).take("e1", CLAIM)).isPresent();
      OutboxLeases next = new OutboxLeases(store);
      next.dropLeftOver();
      assertThat(next.take("e1", CLAIM)).isPresent();
    }
  }
}
