package org.rimborso.account;

import java.util.List;
import org.rimborso.chart.Chart;
import org.rimborso.payer.Payers;

/** Reads the accounts of a chart. */
public final class Accounts {
  public Accounts(Payers payers) {}

  /** Every account of {@code chart}, in order of its reference; each in exactly one state. */
  public List<Account> of(Chart chart) {
    return List.of();
  }
}
