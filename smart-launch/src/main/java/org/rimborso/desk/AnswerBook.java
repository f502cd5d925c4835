package org.rimborso.desk;

import java.time.Duration;
import java.util.Map;
import org.rimborso.access.Admitted;

/** How often people agree with rules, as pages need it. */
public interface AnswerBook {
  /** Older answers do not count: rules, code sets and habits were others. */
  Duration WINDOW = Duration.ofDays(180);

  /** Fewer answers say nothing about a rule. */
  int ENOUGH = 10;

  /** The answers at the visitor's EHR within the window, by rule id. */
  Map<String, AnswerCounts> of(Admitted visitor);
}
