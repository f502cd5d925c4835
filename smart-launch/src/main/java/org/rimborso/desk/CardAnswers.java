package org.rimborso.desk;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.rimborso.store.CardRows;

/** The answers to cards of CDS Hooks. None of them is about a restricted record. */
public final class CardAnswers implements AnswerSource {
  private static final String ACCEPTED = "accepted";

  private final CardRows rows;

  public CardAnswers(CardRows rows) {
    this.rows = rows;
  }

  @Override
  public Map<String, AnswerCounts> since(String ehr, Instant from) {
    Map<String, AnswerCounts> counts = new TreeMap<>();
    for (CardRows.Times one : rows.since(ehr, from)) {
      boolean accepted = one.outcome().equals(ACCEPTED);
      counts.merge(
          rule(one.finding()),
          new AnswerCounts(0, accepted ? one.times() : 0, accepted ? 0 : one.times(), Map.of()),
          AnswerCounts::plus);
    }
    return counts;
  }

  /** A finding's id begins with its rule's. */
  private static String rule(String finding) {
    return finding.replaceFirst(":.*", "");
  }
}
