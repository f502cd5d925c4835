package org.rimborso.audit;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.chart.Reference;
import org.rimborso.store.Store;

/**
 * The append-only audit trail. Fails closed: when a row cannot be put on disk the caller gets the
 * store's exception and must not go on with what it wanted to do.
 */
public final class AuditLog {
  private final Store store;
  private final Clock clock;

  public AuditLog(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Appends one row; it is on disk when this returns.
   *
   * @throws org.rimborso.store.StoreUnavailable if it is not
   */
  public void record(AuditEntry entry) {
    long millis = clock.millis();
    store.durably(handle -> append(handle, millis, entry));
  }

  /** The update of the head comes first: it locks the chain's end until the commit. */
  private static long append(Handle handle, long millis, AuditEntry entry) {
    handle.execute("update audit_head set seq = seq + 1 where id = 1");
    Head head =
        handle
            .createQuery("select seq, hash from audit_head where id = 1")
            .map(
                row ->
                    new Head(row.getColumn("seq", Long.class), row.getColumn("hash", String.class)))
            .one();
    String hash = ChainLink.of(head.hash(), head.seq(), millis, entry);
    insert(handle, head, millis, entry, hash);
    handle.execute("update audit_head set hash = ? where id = 1", hash);
    return head.seq();
  }

  private static void insert(Handle handle, Head head, long millis, AuditEntry entry, String hash) {
    Update update =
        handle.createUpdate(
            "insert into audit_entry (seq, at_millis, issuer, subject, fhir_user, action, patient,"
                + " resources, outcome, reason, launch_id, previous_hash, hash) values (:seq, :at,"
                + " :issuer, :subject, :fhirUser, :action, :patient, :resources, :outcome,"
                + " :reason, :launch, :previous, :hash)");
    Optional<Who> who = entry.who();
    update
        .bind("seq", head.seq())
        .bind("at", millis)
        .bind("issuer", who.map(Who::issuer))
        .bind("subject", who.map(Who::subject))
        .bind("fhirUser", who.flatMap(Who::fhirUser).map(Reference::toString))
        .bind("action", entry.action().name())
        .bind("patient", entry.patient().map(Reference::toString))
        .bind("resources", String.join(" ", entry.resources()))
        .bind("outcome", entry.outcome().name())
        .bind("reason", entry.reason())
        .bind("launch", entry.launchId())
        .bind("previous", head.hash())
        .bind("hash", hash)
        .execute();
  }

  /** The number of the row being written and the hash of the one before. */
  private record Head(long seq, String hash) {}
}
