package org.rimborso.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.audit.Fault.Kind;

/** Which checkpoints can be believed, and what they say of the chain. */
final class CheckpointCheck {
  private final SigningKey key;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Long, String> hashes = new HashMap<>();
  private Optional<Checkpoint> lastCut = Optional.empty();
  private long upTo;

  /**
   * @param witnessed the checkpoint that was seen last outside the store
   * @param end the chain's end that was seen last outside the store
   */
  CheckpointCheck(
      List<Checkpoint> checkpoints,
      Optional<Checkpoint> witnessed,
      Optional<Head> end,
      SigningKey key) {
    this.key = key;
    Optional<Checkpoint> before = Optional.empty();
    for (Checkpoint one : checkpoints) {
      judge(one, before);
      before = Optional.of(one);
    }
    long newest = before.map(Checkpoint::ordinal).orElse(0L);
    witnessed.filter(this::isOurs).ifPresent(seen -> believe(seen, newest));
    end.ifPresent(this::count);
  }

  private void judge(Checkpoint one, Optional<Checkpoint> before) {
    long expected = before.map(Checkpoint::ordinal).orElse(0L) + 1;
    boolean follows = one.ordinal() == expected;
    if (!isOurs(one)) {
      faults.add(new Fault(one.seq(), one.seq(), Kind.CHECKPOINT_FORGED));
      return;
    }
    if (!follows || !one.previous().equals(before.map(Checkpoint::signature).orElse(""))) {
      faults.add(new Fault(one.seq(), one.seq(), Kind.CHECKPOINT_MISSING));
    }
    count(one);
  }

  private boolean isOurs(Checkpoint one) {
    return one.keyId().equals(key.id()) && key.signed(one.statement(), one.signature());
  }

  /** A witnessed checkpoint that is newer than all in the store was taken out of it. */
  private void believe(Checkpoint seen, long newest) {
    if (seen.ordinal() > newest) {
      faults.add(new Fault(seen.seq(), seen.seq(), Kind.CHECKPOINT_MISSING));
    }
    count(seen);
  }

  private void count(Head seen) {
    hashes.put(seen.seq(), seen.hash());
    upTo = Math.max(upTo, seen.seq());
  }

  private void count(Checkpoint one) {
    count(one.end());
    if (one.isCut() && lastCut.filter(cut -> cut.seq() >= one.seq()).isEmpty()) {
      lastCut = Optional.of(one);
    }
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Where the chain begins: after the last cut, else at its very beginning. */
  Head beginning() {
    return lastCut
        .map(cut -> new Head(cut.seq(), cut.hash()))
        .orElse(new Head(0, ChainLink.BEGINNING));
  }

  /** The last row that a checkpoint or the witness has seen. */
  long upTo() {
    return upTo;
  }

  /** The hash that the row had when it was signed; empty if it never was the chain's end. */
  Optional<String> hash(long seq) {
    return Optional.ofNullable(hashes.get(seq));
  }
}
