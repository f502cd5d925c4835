package org.rimborso.desk;

import java.time.Instant;
import java.util.Map;

/** Somewhere that findings are answered, as numbers without patients. */
public interface AnswerSource {

  /**
   * The answers at one EHR since then, by rule id; rules that nobody answered are left out. What
   * concerns restricted records does not count: the sums are read by people who may not know of
   * them.
   *
   * @param ehr the configured EHR's id
   */
  Map<String, AnswerCounts> since(String ehr, Instant from);
}
