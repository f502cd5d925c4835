package org.rimborso.audit;

/**
 * Rows of the trail that are not what they were.
 *
 * @param from first of them
 * @param to last of them
 */
public record Fault(long from, long to, Kind kind) {

  /** What is wrong. */
  public enum Kind {
    /** The row does not say what it said when it was written. */
    CHANGED,
    /** Rows are gone. */
    MISSING,
    /** A row stands where none was written. */
    ADDED,
    /** The chain is whole in itself, but a signed checkpoint says that it was another one. */
    REWRITTEN,
    /** A checkpoint was changed, or was not signed with our key. */
    CHECKPOINT_FORGED,
    /** A checkpoint is gone. */
    CHECKPOINT_MISSING,
    /** The note of the chain's end does not fit its last row. */
    END_CHANGED
  }
}
