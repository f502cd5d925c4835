package org.rimborso.desk;

import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.PayerTerms;
import org.rimborso.store.PayerRow;

/** The payers' profiles, for who keeps them up to date. */
public interface PayerBook {

  /** The profiles of the site as they stand, in the configuration's order. */
  List<PayerProfile> profiles(Admitted visitor);

  /** What the configuration says of a payer: version 0. */
  Optional<PayerTerms> configured(Admitted visitor, String payer);

  /** What was changed of a payer, the oldest first. */
  List<PayerRow> versions(Admitted visitor, String payer);

  /**
   * Makes a new version of a payer's terms. What is so already is done without one.
   *
   * @param version the one that the visitor saw, 0 for the configuration's
   * @param rates the contract's, as a text that {@link PayerRates} can read; empty for the
   *     configuration's
   */
  Answer change(
      Admitted visitor, String payer, int version, PayerTerms terms, Optional<String> rates);

  /**
   * Makes a new version that says what an older one said.
   *
   * @param version the one that the visitor saw
   * @param older whose terms are wanted again, 0 for the configuration's
   */
  Answer restore(Admitted visitor, String payer, int version, int older);

  /** What became of a change. */
  sealed interface Answer {}

  /** It is so, on disk, and counts from the next review on. */
  record Done() implements Answer {}

  /** Somebody else changed it since the visitor looked; nothing was written. */
  record Faster(String name) implements Answer {}

  /** The configuration has no such payer, or the payer no such version. */
  record Unknown() implements Answer {}

  /** The store took nothing. */
  record NotKept() implements Answer {}
}
