package org.rimborso.account;

import java.util.List;
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
    return differ(bills.stream().map(bill -> bill.claim().insurer()).toList())
        || differ(inForce().answers().stream().map(a -> a.answer().insurer()).toList());
  }

  private static boolean differ(List<Party> parties) {
    List<Party> named = parties.stream().filter(p -> p.reference().isPresent()).toList();
    return named.stream().anyMatch(party -> !party.sameAs(named.get(0)));
  }
}
