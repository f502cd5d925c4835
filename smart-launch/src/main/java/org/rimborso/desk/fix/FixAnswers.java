package org.rimborso.desk.fix;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.rimborso.desk.AnswerCounts;
import org.rimborso.desk.AnswerSource;
import org.rimborso.store.FixRows;

/** Who corrects the chart agrees with the rule: here, or in the EHR so that the gap is gone. */
public final class FixAnswers implements AnswerSource {
  private final FixRows rows;

  public FixAnswers(FixRows rows) {
    this.rows = rows;
  }

  @Override
  public Map<String, AnswerCounts> since(String ehr, Instant from) {
    Map<String, AnswerCounts> counts = new TreeMap<>();
    for (FixRows.Count one : rows.counts(ehr, from)) {
      int fixed = Math.max(0, one.written() - one.undone()) + one.elsewhere();
      if (fixed > 0) {
        counts.put(one.rule(), new AnswerCounts(fixed, 0, 0, Map.of()));
      }
    }
    return counts;
  }
}
