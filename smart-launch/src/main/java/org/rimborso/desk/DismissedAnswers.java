package org.rimborso.desk;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.rimborso.store.DismissalRows;

/** The answers that a gap is none. */
public final class DismissedAnswers implements AnswerSource {
  private final DismissalRows rows;

  public DismissedAnswers(DismissalRows rows) {
    this.rows = rows;
  }

  @Override
  public Map<String, AnswerCounts> since(String ehr, Instant from) {
    Map<String, AnswerCounts> counts = new TreeMap<>();
    for (DismissalRows.Times one : rows.since(ehr, from)) {
      counts.merge(
          one.rule(),
          new AnswerCounts(0, 0, 0, Map.of(one.reason(), one.times())),
          AnswerCounts::plus);
    }
    return counts;
  }
}
