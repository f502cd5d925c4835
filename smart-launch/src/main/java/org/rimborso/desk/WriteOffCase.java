package org.rimborso.desk;

import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.chart.Money;
import org.rimborso.desk.WriteOffBook.Answer;
import org.rimborso.desk.WriteOffBook.Objection;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WriteOffRow;

/**
 * One account's write-offs before a step: whether somebody may take it.
 *
 * @param now the latest decision about it
 * @param who wants to take the step
 */
record WriteOffCase(Account account, Optional<WriteOffRow> now, NoteRow.Owner who) {

  /** What the answer is without anything being written; empty where the step is to be taken. */
  Optional<Answer> settled(int version, WriteOffStep step) {
    if (now.filter(row -> isThis(row, version, step)).isPresent()) {
      return Optional.of(new WriteOffBook.Done(now.get()));
    }
    if (latest() != version) {
      return Optional.of(new WriteOffBook.Faster(now));
    }
    return objection(step)
        .map(because -> new WriteOffBook.Refused(because, WriteOffBook.open(account)));
  }

  /** The version that stands; 0 before the first decision. */
  int latest() {
    return now.map(WriteOffRow::version).orElse(0);
  }

  /** The amount that a step is about. */
  Money amount(WriteOffStep step) {
    return step instanceof WriteOffStep.Propose propose
        ? propose.amount()
        : now.orElseThrow().amount();
  }

  /** Whether a step was taken already by who wants to take it. */
  private boolean isThis(WriteOffRow row, int version, WriteOffStep step) {
    return row.version() == version + 1
        && row.decision() == step.decision()
        && row.by().who().equals(who)
        && row.reason().equals(step.reason())
        && (!(step instanceof WriteOffStep.Propose propose)
            || propose.amount().within(0, row.amount()));
  }

  private Optional<Objection> objection(WriteOffStep step) {
    boolean waits = now.filter(WriteOffRow::isWaiting).isPresent();
    if (step instanceof WriteOffStep.Propose propose) {
      return waits ? Optional.of(Objection.WAITS_ALREADY) : beyond(propose.amount());
    }
    if (!waits) {
      return Optional.of(Objection.NOTHING_WAITS);
    }
    boolean own = now.get().by().who().equals(who);
    if (step instanceof WriteOffStep.Withdraw) {
      return own ? Optional.empty() : Optional.of(Objection.NOT_OWN);
    }
    if (own) {
      return Optional.of(Objection.OWN_PROPOSAL);
    }
    return step instanceof WriteOffStep.Approve ? beyond(now.get().amount()) : Optional.empty();
  }

  /** What is no longer owed cannot be given up: payers may have paid since it was proposed. */
  private Optional<Objection> beyond(Money amount) {
    Optional<Money> owed = WriteOffBook.open(account).filter(amount::sameCurrency);
    if (owed.isEmpty()) {
      return Optional.of(Objection.NOTHING_OPEN);
    }
    return owed.get().minus(amount).signum() < 0
        ? Optional.of(Objection.MORE_THAN_OPEN)
        : Optional.empty();
  }
}
