package org.rimborso.desk;

import org.rimborso.access.Permission;
import org.rimborso.chart.Money;
import org.rimborso.store.WriteOffRow.Decision;

/** What somebody wants decided about giving up an amount of an account. */
public sealed interface WriteOffStep {

  /** As typed; empty where none was given. */
  String reason();

  /** Asks a manager to give up an amount. */
  record Propose(Money amount, String reason) implements WriteOffStep {}

  /** A manager gives the proposed amount up. */
  record Approve(String reason) implements WriteOffStep {}

  record Refuse(String reason) implements WriteOffStep {}

  /** The proposer takes the proposal back. */
  record Withdraw(String reason) implements WriteOffStep {}

  /** What it leads to. */
  default Decision decision() {
    if (this instanceof Propose) {
      return Decision.PROPOSED;
    }
    if (this instanceof Approve) {
      return Decision.APPROVED;
    }
    return this instanceof Refuse ? Decision.REFUSED : Decision.WITHDRAWN;
  }

  /** What who wants it needs. */
  default Permission permission() {
    return this instanceof Approve || this instanceof Refuse
        ? Permission.APPROVE_WRITE_OFF
        : Permission.WRITE_NOTE;
  }
}
