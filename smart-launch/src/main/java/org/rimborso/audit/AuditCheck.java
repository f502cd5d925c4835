package org.rimborso.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.store.Store;

/**
 * Checks the whole trail: that each row says what it said, that none is missing or added, and that
 * the chain is the one that was signed. Reads in small pieces while others append.
 */
public final class AuditCheck {
  private static final int PIECE = 1000;

  private final Store store;
  private final AuditRows rows;
  private final Checkpoints checkpoints;

  public AuditCheck(Store store, Checkpoints checkpoints) {
    this.store = store;
    this.rows = new AuditRows(store);
    this.checkpoints = checkpoints;
  }

  /**
   * What was found.
   *
   * @param first number of the first row that there should be
   * @param last number of the last row seen
   * @param rows how many there are
   * @param signed how many checkpoints
   * @param faults by row; empty if all is whole
   */
  public record Result(long first, long last, long rows, long signed, List<Fault> faults) {
    public Result {
      faults = List.copyOf(faults);
    }

    /** The first row that is not what it was. */
    public Optional<Long> firstBad() {
      return faults.stream().map(Fault::from).min(Comparator.naturalOrder());
    }
  }

  /**
   * Reads the trail from its beginning to its end.
   *
   * @throws org.rimborso.store.StoreUnavailable if the trail cannot be read
   */
  public Result run() {
    Witness witness = checkpoints.witness();
    // First what was seen outside: whatever is newer is in the store only.
    Optional<Checkpoint> witnessed = witness.last();
    Optional<Head> seen = witness.end();
    List<Checkpoint> all = store.read(Checkpoint::all);
    CheckpointCheck signed = new CheckpointCheck(all, witnessed, seen, checkpoints.key());
    Head beginning = signed.beginning();
    ChainWalk walk = new ChainWalk(beginning, signed);
    long after = Long.MIN_VALUE;
    List<StoredRow> piece = rows.following(AuditQuery.ALL, after, PIECE);
    while (!piece.isEmpty()) {
      piece.forEach(walk::take);
      after = piece.get(piece.size() - 1).seq();
      piece = rows.following(AuditQuery.ALL, after, PIECE);
    }
    walk.end(end(walk));
    return new Result(
        beginning.seq() + 1,
        walk.last().seq(),
        walk.rows(),
        all.size(),
        Stream.concat(signed.faults().stream(), walk.faults().stream())
            .sorted(Comparator.comparingLong(Fault::from).thenComparing(Fault::kind))
            .distinct()
            .toList());
  }

  /** Rows that were appended meanwhile are taken, so that the end is seen as it is. */
  private Head end(ChainWalk walk) {
    return store.read(
        handle -> {
          Head head = Head.now(handle);
          if (walk.last().seq() < head.seq()) {
            AuditRows.after(handle, walk.last().seq(), head.seq()).forEach(walk::take);
          }
          return head;
        });
  }
}
