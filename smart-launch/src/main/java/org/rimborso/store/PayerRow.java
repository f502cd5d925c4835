package org.rimborso.store;

import org.rimborso.payer.PayerTerms;

/**
 * The terms of a payer as one change left them.
 *
 * @param payer the name of its profile in the configuration
 * @param version 1 for the first change, then one more for each
 * @param change who, when, and whether it was changed or an older version restored
 */
public record PayerRow(String payer, int version, PayerTerms terms, WorkRow.Change change) {}
