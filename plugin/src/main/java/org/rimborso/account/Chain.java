package org.rimborso.account;

import java.util.List;
import org.rimborso.chart.Reference;

/**
 * The bills of one account, oldest first, never empty: the first, those that replace it, and those
 * to further payers for the same services.
 */
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
}
