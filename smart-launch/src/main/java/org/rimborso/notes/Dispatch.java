package org.rimborso.notes;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.fhir.write.SingleContent;
import org.rimborso.smart.Launch;
import org.rimborso.store.DeliveryRows;
import org.rimborso.store.LetterDocumentRows;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRow.State;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.OutboxLeases.Lease;
import org.rimborso.store.RefusalRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one row of the outbox and notes down what came of it. Two notes about one account never
 * travel at the same time, neither here nor at another node: some EHRs ignore If-Match, and would
 * let one overwrite the other.
 */
public final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int LOCKS = 64;

  private final DeliveryRows rows;
  private final OutboxLeases leases;
  private final Refusals refusals;
  private final Records.Source source;
  private final FollowUpWriter writer;
  private final NoteTrail trail;
  private final Attributions attributions;
  private final Clock clock;
  private final Lock[] locks;

  public Dispatch(
      DeliveryRows rows,
      OutboxLeases leases,
      RefusalRows refusals,
      Records.Source source,
      FollowUpWriter writer,
      NoteTrail trail,
      Clock clock) {
    this(
        rows,
        leases,
        new Refusals(refusals, clock),
        source,
        writer,
        trail,
        clock,
        Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new));
  }

  private Dispatch(
      DeliveryRows rows,
      OutboxLeases leases,
      Refusals refusals,
      Records.Source source,
      FollowUpWriter writer,
      NoteTrail trail,
      Clock clock,
      Lock[] locks) {
    this.rows = rows;
    this.leases = leases;
    this.refusals = refusals;
    this.source = source;
    this.writer = writer;
    this.trail = trail;
    this.attributions = new Attributions(source, refusals, trail, clock);
    this.clock = clock;
    this.locks = locks;
  }

  /** The same for letters: a letter and a note about one account wait for each other. */
  Dispatch ofLetters(LetterDocumentRows documents) {
    return new Dispatch(
        documents,
        leases,
        refusals,
        new LetterSource(source, documents),
        writer,
        trail.ofLetters(),
        clock,
        locks);
  }

  /** What those are told who ask for this table's deliveries. */
  NoteTrail trail() {
    return trail;
  }

  /** Whether the site wants what this delivers at an EHR at all. */
  boolean isWanted(String ehr) {
    return source.target(ehr) != NotesTarget.STORE;
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

  /** Why notes of this launch stay in our own store; empty where they may be sent. */
  Optional<Landing.Reason> keeps(Launch launch) {
    NotesTarget target = source.target(launch.ehr());
    if (target == NotesTarget.STORE) {
      return Optional.of(Landing.Reason.BY_CHOICE);
    }
    return WriteScopes.suffice(launch.scopes(), target)
        ? Optional.empty()
        : Optional.of(Landing.Reason.NO_SCOPE);
  }

  /** Whether this launch's token may be tried to strike a note through where it is. */
  boolean mayStrike(Launch launch, NoteRow row) {
    return source.target(launch.ehr()) == NotesTarget.STORE
        || WriteScopes.sufficeToStrike(launch.scopes(), target(row));
  }

  private Passage passage(NoteRow row, Lease lease) {
    boolean struck = row.note().isStruck();
    if (source.target(row.ehr()) == NotesTarget.STORE) {
      return new Passage.Stays(struck ? struckHere(row) : Landing.Reason.BY_CHOICE);
    }
    // Who may not add a note may still take back one of theirs.
    if (!struck && refusals.stand(source.refuser(row.ehr()), row.owner())) {
      return new Passage.Stays(Landing.Reason.REFUSED);
    }
    BooleanSupplier stillOurs = () -> leases.renew(lease);
    NotesTarget target = target(row);
    Optional<Passage> end =
        target.isOneResourceEach()
            ? source
                .singles(row.ehr(), row.launchId(), target)
                .map(notes -> single(notes, stillOurs, row))
            : source
                .of(row.ehr(), row.launchId())
                .map(records -> new LeasedRecords(records, stillOurs))
                .map(records -> new Delivery(writer, records, row).run());
    return end.orElseGet(Passage.NoToken::new);
  }

  private Passage single(SingleNotes notes, BooleanSupplier stillOurs, NoteRow row) {
    SingleContent content = source.content(row);
    return row.note().isStruck()
        ? new SingleStrike(notes, stillOurs, row, content).run()
        : new SingleDelivery(notes, stillOurs, row, content).run();
  }

  private static Landing.Reason struckHere(NoteRow row) {
    return row.delivery().landed().isPresent()
        ? Landing.Reason.STRIKE_REFUSED
        : Landing.Reason.STRUCK_HERE;
  }

  /** A note that arrived is struck through where it is, wherever the site wants new ones by now. */
  private NotesTarget target(NoteRow row) {
    return row.delivery()
        .landed()
        .flatMap(there -> NotesTarget.holdingIn(there.type()))
        .orElseGet(() -> source.target(row.ehr()));
  }

  private void settle(NoteRow row, Passage passage, Lease lease) {
    if (!leases.renew(lease)) {
      LOG.warn("Another node took over the account of note {}", row.note().id());
    } else if (passage instanceof Passage.Landed landed) {
      settle(row, landed, lease);
    } else if (passage instanceof Passage.Stays stays) {
      remember(row, stays);
      end(row, NoteRow.Delivery.here(stays.reason().name()), lease);
    } else if (passage instanceof Passage.NoToken) {
      rows.move(row.note(), NoteRow.Delivery.waiting(), lease);
    } else {
      pause(row, lease);
    }
  }

  private void settle(NoteRow row, Passage.Landed landed, Lease lease) {
    if (!landed.othersIntact()) {
      LOG.error(
          "Notes beside note {} vanished at EHR {} while it was written",
          row.note().id(),
          row.ehr());
    }
    if (attributions.settle(row, landed)) {
      end(row, NoteRow.Delivery.delivered(landed.record(), landed.version()), lease);
    } else {
      pause(row, lease);
    }
  }

  private void end(NoteRow row, NoteRow.Delivery delivery, Lease lease) {
    trail.ended(row, NoteShelf.landing(delivery));
    rows.move(row.note(), delivery, lease);
  }

  /** An EHR that does not let a note be struck through may take new ones: not remembered. */
  private void remember(NoteRow row, Passage.Stays stays) {
    boolean refused = stays.status().isPresent() || stays.reason() == Landing.Reason.NOT_KEPT;
    if (refused && !row.note().isStruck()) {
      refusals.remember(source.refuser(row.ehr()), row.owner(), stays.status());
    }
  }

  private void pause(NoteRow row, Lease lease) {
    rows.move(row.note(), paused(row.delivery(), clock), lease);
  }

  /** On its way still, after a pause that grows with each attempt. */
  static NoteRow.Delivery paused(NoteRow.Delivery delivery, Clock clock) {
    int attempts = delivery.attempts() + 1;
    long pause =
        Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempts - 1, 10));
    return NoteRow.Delivery.sending(attempts, clock.millis() + pause);
  }
}
