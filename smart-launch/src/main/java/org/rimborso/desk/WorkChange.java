package org.rimborso.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRow.State;

/** What somebody wants changed of an account's work. None of it moves a deadline. */
public sealed interface WorkChange {
  record Assign(WorkRow.Assignee to) implements WorkChange {}

  record Unassign() implements WorkChange {}

  /** Puts the account off; it is back on the day {@code until}. */
  record Snooze(LocalDate until, String reason) implements WorkChange {}

  record Wake() implements WorkChange {}

  record FollowUp(LocalDate on) implements WorkChange {}

  record NoFollowUp() implements WorkChange {}

  /** Takes the change before back. */
  record Undo() implements WorkChange {}

  /** As the store and the audit trail spell it, such as {@code assign}. */
  default String code() {
    if (this instanceof Assign) {
      return "assign";
    }
    if (this instanceof Unassign) {
      return "unassign";
    }
    if (this instanceof Snooze) {
      return "snooze";
    }
    if (this instanceof Wake) {
      return "wake";
    }
    if (this instanceof FollowUp) {
      return "follow-up";
    }
    return this instanceof NoFollowUp ? "no-follow-up" : "undo";
  }

  /**
   * What is so afterwards.
   *
   * @param before how it was before the last change, for taking that back
   * @param by how to show who does it
   */
  default State applied(State now, State before, String by, Instant at) {
    if (this instanceof Assign assign) {
      return new State(
          Optional.of(new WorkRow.Assigned(assign.to(), by, at)), now.snooze(), now.followUpOn());
    }
    if (this instanceof Unassign) {
      return new State(Optional.empty(), now.snooze(), now.followUpOn());
    }
    if (this instanceof Snooze snooze) {
      WorkRow.Snooze kept = new WorkRow.Snooze(snooze.until(), snooze.reason(), by);
      return new State(now.assigned(), Optional.of(kept), now.followUpOn());
    }
    if (this instanceof Wake) {
      return new State(now.assigned(), Optional.empty(), now.followUpOn());
    }
    if (this instanceof FollowUp followUp) {
      return new State(now.assigned(), now.snooze(), Optional.of(followUp.on()));
    }
    return this instanceof NoFollowUp
        ? new State(now.assigned(), now.snooze(), Optional.empty())
        : before;
  }
}
