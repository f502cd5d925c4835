package org.rimborso.notes;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRow.State;
import org.rimborso.store.NoteRows;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.OutboxLeases.Lease;
import org.rimborso.store.RefusalRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one note of the outbox and notes down what came of it. Two notes about one account never
 * travel at the same time, neither here nor at another node: some EHRs ignore If-Match, and would
 * let one overwrite the other.
 */
public final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration REFUSAL_COUNTS = Duration.ofHours(24);
  private static final int FORBIDDEN = 403;
  private static final int LOCKS = 64;

  private final NoteRows rows;
  private final OutboxLeases leases;
  private final RefusalRows refusals;
  private final Records.Source source;
  private final FollowUpWriter writer;
  private final NoteTrail trail;
  private final Clock clock;
  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  public Dispatch(
      NoteRows rows,
      OutboxLeases leases,
      RefusalRows refusals,
      Records.Source source,
      FollowUpWriter writer,
      NoteTrail trail,
      Clock clock) {
    this.rows = rows;
    this.leases = leases;
    this.refusals = refusals;
    this.source = source;
    this.writer = writer;
    this.trail = trail;
    this.clock = clock;
  }

  /** Tries once to deliver the note, unless it has arrived already. */
  void deliver(String noteId) {
    Optional<NoteRow> found = rows.find(noteId);
    if (found.isEmpty()) {
      return;
    }
    Lock lock = locks[Math.floorMod(found.get().account().hashCode(), LOCKS)];
    lock.lock();
    try {
      leases
          .take(found.get().ehr(), found.get().account())
          .ifPresent(lease -> deliver(noteId, lease));
    } finally {
      lock.unlock();
    }
  }

  /** While another node has the account, the note stays for the next round. */
  private void deliver(String noteId, Lease lease) {
    try {
      rows.find(noteId)
          .filter(row -> row.delivery().state() == State.SENDING)
          .ifPresent(row -> settle(row, passage(row, lease), lease));
    } finally {
      leases.release(lease);
    }
  }

  /** Frees what a process before this one held. */
  void takeUp() {
    leases.dropLeftOver();
  }

  private Passage passage(NoteRow row, Lease lease) {
    if (refusals.stands(row.ehr(), row.owner().subject(), clock.millis())) {
      return new Passage.Stays(
          row.note().isStruck() ? Landing.Reason.STRIKE_REFUSED : Landing.Reason.REFUSED);
    }
    return source
        .of(row.ehr(), row.launchId())
        .map(records -> new LeasedRecords(records, () -> leases.renew(lease)))
        .map(records -> new Delivery(writer, records, row).run())
        .orElseGet(Passage.NoToken::new);
  }

  private void settle(NoteRow row, Passage passage, Lease lease) {
    if (!leases.renew(lease)) {
      LOG.warn("Another node took over the account of note {}", row.note().id());
    } else if (passage instanceof Passage.Landed landed) {
      if (!landed.othersIntact()) {
        LOG.error(
            "Notes beside note {} vanished at EHR {} while it was written",
            row.note().id(),
            row.ehr());
      }
      end(row, NoteRow.Delivery.delivered(landed.record(), landed.version()), lease);
    } else if (passage instanceof Passage.Stays stays) {
      remember(row, stays);
      end(row, NoteRow.Delivery.here(stays.reason().name()), lease);
    } else if (passage instanceof Passage.NoToken) {
      rows.move(row.note(), NoteRow.Delivery.waiting(), lease);
    } else {
      pause(row, lease);
    }
  }

  private void end(NoteRow row, NoteRow.Delivery delivery, Lease lease) {
    trail.ended(row, NoteShelf.landing(delivery));
    rows.move(row.note(), delivery, lease);
  }

  /** Forbidden is said to a user; every other refusal is the EHR's way for everyone. */
  private void remember(NoteRow row, Passage.Stays stays) {
    if (stays.status().isEmpty() && stays.reason() != Landing.Reason.NOT_KEPT) {
      return;
    }
    boolean oneUser = stays.status().orElse(0) == FORBIDDEN;
    refusals.remember(
        row.ehr(),
        oneUser ? row.owner().subject() : RefusalRows.EVERYONE,
        clock.millis() + REFUSAL_COUNTS.toMillis());
  }

  private void pause(NoteRow row, Lease lease) {
    int attempts = row.delivery().attempts() + 1;
    long pause =
        Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempts - 1, 10));
    rows.move(row.note(), NoteRow.Delivery.sending(attempts, clock.millis() + pause), lease);
  }
}
