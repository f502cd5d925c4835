package org.rimborso.store;

import java.time.LocalDate;

/**
 * A letter to a payer as it was made; nothing changes it afterwards.
 *
 * @param kind code of what it is for, such as {@code appeal}
 * @param language its tag
 * @param sheet on which it is set
 * @param day on which it was made, at the site
 */
public record Letter(
    String kind, String language, Sheet sheet, LocalDate day, String title, String text) {

  /** The sizes of paper. Names are kept in the store: never rename one. */
  public enum Sheet {
    A4,
    /** 8.5 by 11 inches, as used in the United States. */
    US_LETTER
  }
}
