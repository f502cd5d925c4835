package org.rimborso.store;

import java.util.Optional;
import org.rimborso.payer.PayerTerms;

/**
 * The terms of a payer as one change left them.
 *
 * @param payer the name of its profile in the configuration
 * @param version 1 for the first change, then one more for each
 * @param rates the table of the contract's rates, as it was given; empty where the configuration's
 *     count
 * @param change who, when, and whether it was changed or an older version restored
 */
public record PayerRow(
    String payer, int version, PayerTerms terms, Optional<String> rates, WorkRow.Change change) {

  /** One that leaves the rates to the configuration. */
  public PayerRow(String payer, int version, PayerTerms terms, WorkRow.Change change) {
    this(payer, version, terms, Optional.empty(), change);
  }
}
