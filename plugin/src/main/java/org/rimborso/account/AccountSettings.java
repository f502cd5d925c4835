package org.rimborso.account;

import java.math.BigDecimal;

/**
 * What a site says about accounts.
 *
 * @param tolerance by how much, in major units of the account's currency, a payer may stay below
 *     what is due before it counts as underpaid
 * @param ageing the day that ageing runs from
 * @param chances how likely denied money is won
 */
public record AccountSettings(BigDecimal tolerance, AgeingBase ageing, Chances chances) {
  /** As it ships: one unit of tolerance, ageing from submission, assumed chances. */
  public static final AccountSettings DEFAULTS =
      new AccountSettings(BigDecimal.ONE, AgeingBase.SUBMISSION, Chances.ASSUMED);

  public AccountSettings {
    if (tolerance.signum() < 0) {
      throw new IllegalArgumentException("a tolerance is not below zero");
    }
  }
}
