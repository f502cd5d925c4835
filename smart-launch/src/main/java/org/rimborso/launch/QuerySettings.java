package org.rimborso.launch;

import java.time.Period;

/**
 * What the site says about questions to clinicians.
 *
 * @param due within which an answer is hoped for
 */
record QuerySettings(Period due) {
  static final QuerySettings DEFAULT = new QuerySettings(Period.ofDays(7));

  private static final int LONGEST = 90;

  /** Reads {@code queries}. */
  static QuerySettings read(Keys keys) {
    Period due =
        keys.value("due", "days, 1 to " + LONGEST, QuerySettings::days).orElse(DEFAULT.due());
    keys.noOthers();
    return new QuerySettings(due);
  }

  private static Period days(String text) {
    int days = Integer.parseInt(text.strip());
    Values.require(days >= 1 && days <= LONGEST);
    return Period.ofDays(days);
  }
}
