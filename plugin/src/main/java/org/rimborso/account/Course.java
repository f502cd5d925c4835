package org.rimborso.account;

import java.util.Optional;
import org.rimborso.account.Account.Denial;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;

/**
 * How an account came to where it is. The chain counts once: a replacement and a bill to a further
 * payer are filed with the first bill. A reversal is no answer of its own; what it takes back was
 * an answer on its day all the same.
 *
 * @param filedOn the day on which the first bill that was sent was made; empty where the chart has
 *     none, but the payer's word only
 * @param first the first payer's first decision
 * @param decidedOn the day of the first payer's decision in force; empty while there is none
 * @param answers how many decisions payers made; one that came as ClaimResponse and as
 *     ExplanationOfBenefit counts once
 */
public record Course(
    Optional<PartialDate> filedOn,
    Optional<First> first,
    Optional<PartialDate> decidedOn,
    int answers) {
  /** Nothing is known. */
  public static final Course NONE =
      new Course(Optional.empty(), Optional.empty(), Optional.empty(), 0);

  /**
   * The first final answer of the first payer that is no error, takes nothing back, and decides:
   * one that only asks for something is none.
   *
   * @param on the day of the notice
   * @param state the one that the account would be in if nothing had happened since
   * @param paid by it; empty where it does not tell
   * @param denial what it means, where it denies all or part
   * @param denied what it holds back by that denial
   */
  public record First(
      Reference answer,
      Optional<PartialDate> on,
      State state,
      Optional<Money> paid,
      Optional<Denial> denial,
      Optional<Money> denied) {}
}
