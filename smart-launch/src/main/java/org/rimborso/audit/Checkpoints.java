package org.rimborso.audit;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rimborso.audit.Checkpoint.Cause;
import org.rimborso.store.Store;

/** Signs the end of the chain: every so many rows, and when asked to. */
public final class Checkpoints {
  /** Rows between two checkpoints at most. */
  static final int EVERY = 64;

  private final Store store;
  private final Clock clock;
  private final SigningKey key;
  private final Witness witness;

  public Checkpoints(Store store, Clock clock, SigningKey key, Witness witness) {
    this.store = store;
    this.clock = clock;
    this.key = key;
    this.witness = witness;
  }

  SigningKey key() {
    return key;
  }

  Optional<Checkpoint> witnessed() {
    return witness.last();
  }

  /** A checkpoint with the row that was just appended, in its transaction, if it is time. */
  Optional<Checkpoint> afterRow(Handle handle, Head end) {
    return end.seq() % EVERY == 0
        ? Optional.of(sign(handle, end, Cause.ROWS, ""))
        : Optional.empty();
  }

  /** To be called when the transaction of the checkpoint has ended well. */
  void witness(Checkpoint checkpoint) {
    witness.saw(checkpoint);
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
      witness(store.durably(handle -> sign(handle, Head.locked(handle), cause, "")));
    }
  }
}
