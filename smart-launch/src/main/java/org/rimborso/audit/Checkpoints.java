package org.rimborso.audit;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rimborso.audit.Checkpoint.Cause;
import org.rimborso.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the end of the chain: every so many rows, and when asked to. */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Rows between two checkpoints at most. */
  static final int EVERY = 64;

  private final Store store;
  private final Clock clock;
  private final SigningKey key;
  private final Witness witness;
  private Optional<Boolean> continuity = Optional.empty();

  public Checkpoints(Store store, Clock clock, SigningKey key, Witness witness) {
    this.store = store;
    this.clock = clock;
    this.key = key;
    this.witness = witness;
  }

  SigningKey key() {
    return key;
  }

  /** What was seen last outside the store. */
  Witness witness() {
    return witness;
  }

  /** A checkpoint with the row that was just appended, in its transaction, if it is time. */
  Optional<Checkpoint> afterRow(Handle handle, Head end) {
    return end.seq() % EVERY == 0
        ? Optional.of(sign(handle, end, Cause.ROWS, ""))
        : Optional.empty();
  }

  /**
   * To be called when the transaction of the row and the checkpoint has ended well. A trail that
   * does not hold what was witnessed, as after an older backup was restored, leaves the witness as
   * it is: until somebody puts that aside, every check tells what is missing.
   */
  void witness(Head end, Optional<Checkpoint> signed) {
    if (goesOn()) {
      signed.ifPresent(witness::saw);
      witness.saw(end);
    }
  }

  /** Asked once: what goes on now does so as long as the app runs. */
  private synchronized boolean goesOn() {
    if (continuity.isEmpty()) {
      boolean found = store.read(this::holdsWitnessed);
      if (!found) {
        LOG.error("The audit trail is older than its witness; see rimborso audit verify");
      }
      continuity = Optional.of(found);
    }
    return continuity.get();
  }

  private boolean holdsWitnessed(Handle handle) {
    return witness.last().map(seen -> seen.isIn(handle)).orElse(true)
        && witness.end().map(seen -> seen.isIn(handle)).orElse(true);
  }

  /** Signs inside a transaction that holds the chain's end. */
  Checkpoint sign(Handle handle, Head end, Cause cause, String about) {
    Checkpoint next =
        Checkpoint.next(Checkpoint.last(handle), end, clock.millis(), cause, about, key);
    next.insert(handle);
    return next;
  }

  /** At the start of the app. */
  public void atStart() {
    mark(Cause.START);
  }

  /** From time to time. */
  public void inTime() {
    mark(Cause.TIME);
  }

  /** When the app stops. */
  public void atStop() {
    mark(Cause.STOP);
  }

  /** Nothing is signed twice: an end that the last checkpoint states already stays as it is. */
  private void mark(Cause cause) {
    Optional<Checkpoint> last =
        store.read(Checkpoint::last).filter(known -> known.seq() == store.read(Head::now).seq());
    if (last.isEmpty()) {
      Checkpoint signed = store.durably(handle -> sign(handle, Head.locked(handle), cause, ""));
      witness(signed.end(), Optional.of(signed));
    }
  }
}
