package org.rimborso.payer;

import org.rimborso.chart.Party;

/** A site's payer profiles, by payer. */
@FunctionalInterface
public interface Payers {
  /** Days that payers usually take, where no profile says otherwise. */
  int USUAL_DAYS = 30;

  /** No profile at all. */
  Payers NONE = payer -> USUAL_DAYS;

  /** Days within which this payer usually answers a claim. */
  int usualDays(Party payer);
}
