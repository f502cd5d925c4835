package org.rimborso.codes;

import java.time.LocalDate;
import java.util.Optional;

/** What a code set says of one code on one day. Every answer names the edition that gave it. */
public sealed interface CodeAnswer {

  /** The edition that answered, for people, such as {@code ICD-10-CM FY2026}. */
  String edition();

  /** The code may stand on a claim for that day. */
  record Billable(String edition) implements CodeAnswer {}

  /** A category: more specific codes exist below it, see {@link CodeSets#billableBelow}. */
  record Header(String edition) implements CodeAnswer {}

  /** No edition has such a code. */
  record Unknown(String edition) implements CodeAnswer {}

  /** The code starts later: it is valid from {@code from} on. */
  record NotYetValid(String edition, LocalDate from) implements CodeAnswer {}

  /**
   * The code ended: {@code until} was its last day; {@code successor} where the publisher names
   * one.
   */
  record NoLongerValid(String edition, LocalDate until, Optional<String> successor)
      implements CodeAnswer {}

  /** No edition is loaded that could judge this code on this day. */
  record NotLoaded(String edition) implements CodeAnswer {}
}
