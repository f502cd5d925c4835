package org.rimborso.desk;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people made of the findings of one rule, as numbers.
 *
 * @param fixed mended by way of the app
 * @param accepted taken as they were offered, in cards of the EHR
 * @param overridden put aside, in cards of the EHR
 * @param dismissed marked as no gap, by the code of the reason
 */
public record AnswerCounts(
    int fixed, int accepted, int overridden, Map<String, Integer> dismissed) {
  public static final AnswerCounts NONE = new AnswerCounts(0, 0, 0, Map.of());

  public AnswerCounts {
    dismissed = Collections.unmodifiableMap(new TreeMap<>(dismissed));
  }

  /** Those who agreed with the rule. */
  public int agreed() {
    return fixed + accepted;
  }

  public int notGaps() {
    return dismissed.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** All who answered. */
  public int all() {
    return agreed() + overridden + notGaps();
  }

  /** Both together. */
  public AnswerCounts plus(AnswerCounts other) {
    Map<String, Integer> reasons = new TreeMap<>(dismissed);
    other.dismissed.forEach((reason, times) -> reasons.merge(reason, times, Integer::sum));
    return new AnswerCounts(
        fixed + other.fixed, accepted + other.accepted, overridden + other.overridden, reasons);
  }
}
