package org.rimborso.launch;

import java.time.Duration;
import org.rimborso.desk.ChartSource;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Limits;
import org.rimborso.ehr.Patience;

/**
 * How long the app waits for others.
 *
 * @param calls what one EHR may take of us
 * @param page what a page may spend on an EHR
 * @param time in which it waits
 */
record Pace(Limits calls, Duration page, Patience time) {
  static final Pace STANDARD =
      new Pace(Limits.STANDARD, ChartSource.PAGE_BUDGET, time -> Thread.sleep(time.toMillis()));

  /** The time of one page, which starts to run now. */
  Budget ofPage() {
    return time.budget(page);
  }
}
