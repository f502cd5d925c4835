package org.rimborso.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.audit.Fault.Kind;

/** Walks along the chain, row by row, and finds each that does not fit. */
final class ChainWalk {
  private final CheckpointCheck checkpoints;
  private final List<Fault> faults = new ArrayList<>();
  private final Head beginning;
  private Head last;

  /** The last row whose hash a checkpoint confirmed. */
  private long confirmed;

  /** The row before is gone or was changed: what its hash should be is not known. */
  private boolean isAfterDamage;

  private long rows;

  ChainWalk(Head beginning, CheckpointCheck checkpoints) {
    this.checkpoints = checkpoints;
    this.beginning = beginning;
    this.last = beginning;
    this.confirmed = beginning.seq();
  }

  void take(StoredRow row) {
    rows++;
    if (row.seq() <= beginning.seq()) {
      faults.add(new Fault(row.seq(), row.seq(), Kind.ADDED));
      return;
    }
    if (row.seq() > last.seq() + 1) {
      faults.add(new Fault(last.seq() + 1, row.seq() - 1, Kind.MISSING));
      isAfterDamage = true;
    }
    boolean isTrue = row.computed().equals(row.hash());
    boolean whole = isTrue && follows(row);
    if (!whole) {
      faults.add(new Fault(row.seq(), row.seq(), Kind.CHANGED));
    }
    compare(row, whole);
    last = new Head(row.seq(), row.hash());
    isAfterDamage = !isTrue;
  }

  /** A row after a damaged one is taken at its word: its own hash covers what it follows. */
  private boolean follows(StoredRow row) {
    return isAfterDamage || row.previous().equals(last.hash());
  }

  private void compare(StoredRow row, boolean whole) {
    Optional<String> signed = checkpoints.hash(row.seq());
    if (signed.isEmpty()) {
      return;
    }
    if (whole && !signed.get().equals(row.hash())) {
      faults.add(new Fault(confirmed + 1, row.seq(), Kind.REWRITTEN));
    }
    confirmed = row.seq();
  }

  /**
   * Ends the walk.
   *
   * @param head where the store says that the chain ends
   */
  void end(Head head) {
    long target = Math.max(head.seq(), checkpoints.upTo());
    if (last.seq() < target) {
      faults.add(new Fault(last.seq() + 1, target, Kind.MISSING));
    }
    if (last.seq() > head.seq()) {
      faults.add(new Fault(head.seq() + 1, last.seq(), Kind.ADDED));
    }
    if (last.seq() == head.seq() && !last.hash().equals(head.hash())) {
      faults.add(new Fault(head.seq(), head.seq(), Kind.END_CHANGED));
    }
    if (head.seq() < checkpoints.upTo()) {
      faults.add(new Fault(head.seq(), head.seq(), Kind.END_CHANGED));
    }
  }

  Head last() {
    return last;
  }

  long rows() {
    return rows;
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }
}
