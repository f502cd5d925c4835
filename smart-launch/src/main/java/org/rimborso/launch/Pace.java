package org.rimborso.launch;

import java.time.Duration;
import org.rimborso.desk.ChartSource;
import org.rimborso.ehr.Limits;

/**
 * How long the app waits for others.
 *
 * @param calls what one EHR may take of us
 * @param page what a page may spend on an EHR
 */
record Pace(Limits calls, Duration page) {
  static final Pace STANDARD = new Pace(Limits.STANDARD, ChartSource.PAGE_BUDGET);
}
