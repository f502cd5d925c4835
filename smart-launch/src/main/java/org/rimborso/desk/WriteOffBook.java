package org.rimborso.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.account.Account;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.store.WriteOffRow;

/** Who proposed to give up what, and what managers decided, as pages need it. */
public interface WriteOffBook {

  /** Every decision about an account of the launch's patient, the oldest first. */
  List<WriteOffRow> of(Admitted visitor, Reference account);

  /** Whether the visitor is who decided that row. */
  boolean isOwn(Admitted visitor, WriteOffRow row);

  /**
   * Takes a step. The same step again, as a form sent twice asks for it, is done without a change.
   *
   * @param version the latest decision that the visitor saw, 0 for none
   * @param told the text of the note about a decision
   */
  Answer step(
      Admitted visitor,
      Reference account,
      int version,
      WriteOffStep step,
      Function<WriteOffRow, String> told);

  /**
   * What waits for a manager at the EHR that the visitor launched from, of all patients, the oldest
   * first. Asks the EHR nothing.
   *
   * @param sees whether the visitor sees a line; the others are not even counted
   */
  List<Waiting> waiting(Admitted visitor, Predicate<Waiting> sees);

  /** What payers owe of an account, and thus what can be given up; empty where that is nothing. */
  static Optional<Money> open(Account account) {
    return account
        .balance()
        .payer()
        .filter(money -> money.value().compareTo(money.minorUnit()) >= 0);
  }

  /** What became of a step. */
  sealed interface Answer {}

  /** It is so, on disk, and so is its note. */
  record Done(WriteOffRow row) implements Answer {}

  /** Somebody else decided since the visitor looked; nothing was written. */
  record Faster(Optional<WriteOffRow> row) implements Answer {}

  /**
   * It cannot be.
   *
   * @param open what the account's payers still owe, if that can be told
   */
  record Refused(Objection because, Optional<Money> open) implements Answer {}

  /** The visitor's patient has no such account, as far as the visitor sees. */
  record NoSuchAccount() implements Answer {}

  /** The store took nothing. */
  record NotKept() implements Answer {}

  /** Why a step cannot be taken. */
  enum Objection {
    /** No payer owes anything, or it cannot be told what. */
    NOTHING_OPEN,
    MORE_THAN_OPEN,
    /** Another proposal waits already. */
    WAITS_ALREADY,
    /** Nothing waits. */
    NOTHING_WAITS,
    /** Who proposed does not decide. */
    OWN_PROPOSAL,
    /** Only who proposed takes it back. */
    NOT_OWN
  }

  /**
   * A proposal that waits.
   *
   * @param own whether that is the reader
   * @param visits the account's visits as far as FacilityScope needs them; one without a place
   *     where they are not known
   */
  record Waiting(WriteOffRow row, boolean own, List<Encounter> visits) {
    public Waiting {
      visits = List.copyOf(visits);
    }

    /** Neither patient nor account. */
    @Override
    public String toString() {
      return "Waiting[" + row.version() + "]";
    }
  }
}
