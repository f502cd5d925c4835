package org.rimborso.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;

/**
 * An account that somebody has to work on, as a sweep left it: what it is listed, sorted and found
 * by. What people did about it is no part of it.
 *
 * @param visits the places of its visits as {@link WorkPlaces} writes them; empty if not known
 * @param payer how it is called; a dash where it is not known
 * @param amount what is open; empty where that is not known
 * @param score how much it is worth doing now
 * @param followUp the date that its notes name
 * @param answerDue the last of the payer's usual days, where nothing came yet
 * @param told all that is shown of it, as the sweep wrote it
 */
public record SweptAccount(
    Reference account,
    Reference patient,
    String name,
    String recordNumber,
    boolean restricted,
    String visits,
    State state,
    Optional<DenialCategory> category,
    String payer,
    Optional<Money> amount,
    Optional<BigDecimal> score,
    Optional<LocalDate> opened,
    Optional<LocalDate> deadline,
    Optional<LocalDate> followUp,
    Optional<LocalDate> answerDue,
    String told) {

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "SweptAccount[" + state + "]";
  }
}
