package org.rimborso.account;

import java.util.List;
import java.util.function.Function;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;

/** A bill and those that replace it, oldest first; never empty. */
record Chain(List<Bill> bills) {
  Chain {
    bills = List.copyOf(bills);
  }

  Reference reference() {
    return first().reference();
  }

  Bill first() {
    return bills.get(0);
  }

  /** The latest bill that is not cancelled; the latest at all where all are. */
  Bill inForce() {
    for (int i = bills.size() - 1; i >= 0; i--) {
      if (!bills.get(i).isCancelled()) {
        return bills.get(i);
      }
    }
    return bills.get(bills.size() - 1);
  }

  /** Whether its bills, or the answers to the one in force, certainly come from several payers. */
  boolean hasSeveralPayers() {
    List<PayerAnswer> answers = inForce().answers();
    return differ(bills, bill -> bill.claim().insurer())
        || differ(answers, answer -> answer.answer().insurer());
  }

  private static <T> boolean differ(List<T> all, Function<T, Party> payer) {
    Party first = Party.UNKNOWN;
    for (T one : all) {
      Party party = payer.apply(one);
      if (party.reference().isPresent()) {
        if (first.reference().isPresent() && !party.sameAs(first)) {
          return true;
        }
        first = first.reference().isPresent() ? first : party;
      }
    }
    return false;
  }
}
