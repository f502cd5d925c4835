package org.rimborso.rule;

import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.PayerTerm;

/**
 * Something without which a rule leaves things unchecked. A rule that has several judges as far as
 * each reaches.
 */
public sealed interface Need {

  /** Resources that the EHR must show, such as {@code Claim}. */
  record Resource(String type) implements Need {}

  /** A loaded edition of a code set. */
  record Codes(CodeSystem system) implements Need {}

  /**
   * A loaded companion list.
   *
   * @param list its standard name, such as {@code poa-exempt}
   */
  record Companion(String list) implements Need {}

  /** What a payer's profile must say. */
  record Profile(PayerTerm term) implements Need {}
}
