package org.rimborso.desk;

import org.rimborso.store.DismissalRow.Decision;

/** What somebody wants decided about a gap. */
public sealed interface DismissalStep {

  /**
   * It is no gap.
   *
   * @param remark as typed; empty where none was given
   */
  record Dismiss(DismissalReason reason, String remark) implements DismissalStep {}

  /** It is one after all. */
  record Undo() implements DismissalStep {}

  /** What it leads to. */
  default Decision decision() {
    return this instanceof Dismiss ? Decision.DISMISSED : Decision.UNDONE;
  }
}
