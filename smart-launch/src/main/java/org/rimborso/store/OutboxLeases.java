package org.rimborso.store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.rimborso.chart.Reference;

/**
 * Which node brings the notes of an account to the EHR. A lease runs out by itself, so that the
 * notes of a dead node are not stuck; each taking raises the account's fence, and who holds an
 * older one changes no row any more. Time is the database's: clocks of nodes need not agree.
 */
public final class OutboxLeases {
  /** Longer than the longest call to an EHR; a delivery renews its lease before each of them. */
  private static final Duration HELD = Duration.ofSeconds(30);

  private static final String OURS =
      " where ehr = :ehr and account = :account and holder = :holder and fence = :fence";

  private final Store store;
  private final String holder = UUID.randomUUID().toString();

  /**
   * The right to send the notes of one account.
   *
   * @param holder the node
   * @param fence how often the account was taken so far
   */
  public record Lease(String ehr, Reference account, String holder, long fence) {}

  public OutboxLeases(Store store) {
    this.store = store;
  }

  /** Takes an account for this node; empty while another one has it. */
  public Optional<Lease> take(String ehr, Reference account) {
    try {
      return store.read(handle -> taken(handle, ehr, account));
    } catch (DuplicateRow raced) {
      return Optional.empty();
    }
  }

  private Optional<Lease> taken(Handle handle, String ehr, Reference account) {
    int again =
        handle
            .createUpdate(
                "update outbox_lease set holder = :holder, until_millis = :held + "
                    + Store.NOW_MILLIS
                    + ", fence = fence + 1"
                    + " where ehr = :ehr and account = :account and until_millis <= "
                    + Store.NOW_MILLIS)
            .bind("holder", holder)
            .bind("held", HELD.toMillis())
            .bind("ehr", ehr)
            .bind("account", account.toString())
            .execute();
    Optional<Long> fence = fence(handle, ehr, account);
    if (fence.isPresent()) {
      return again == 0
          ? Optional.empty()
          : Optional.of(new Lease(ehr, account, holder, fence.get()));
    }
    handle
        .createUpdate(
            "insert into outbox_lease (ehr, account, holder, until_millis, fence)"
                + " values (:ehr, :account, :holder, :held + "
                + Store.NOW_MILLIS
                + ", 1)")
        .bind("ehr", ehr)
        .bind("account", account.toString())
        .bind("holder", holder)
        .bind("held", HELD.toMillis())
        .execute();
    return Optional.of(new Lease(ehr, account, holder, 1));
  }

  private static Optional<Long> fence(Handle handle, String ehr, Reference account) {
    return handle
        .createQuery("select fence from outbox_lease where ehr = :ehr and account = :account")
        .bind("ehr", ehr)
        .bind("account", account.toString())
        .mapTo(Long.class)
        .findOne();
  }

  /** Holds it from now on for the whole time again; false if another node has taken it. */
  public boolean renew(Lease lease) {
    return changed(lease, HELD.toMillis() + " + " + Store.NOW_MILLIS);
  }

  /** Gives it back, so that nobody has to wait. */
  public void release(Lease lease) {
    changed(lease, "0");
  }

  /** Frees what a former process of this node held, where no other process can hold anything. */
  public void dropLeftOver() {
    if (!store.isShared()) {
      store.read(handle -> handle.execute("update outbox_lease set until_millis = 0"));
    }
  }

  private boolean changed(Lease lease, String until) {
    return store.read(
            handle ->
                handle
                    .createUpdate("update outbox_lease set until_millis = " + until + OURS)
                    .bind("ehr", lease.ehr())
                    .bind("account", lease.account().toString())
                    .bind("holder", lease.holder())
                    .bind("fence", lease.fence())
                    .execute())
        == 1;
  }
}
