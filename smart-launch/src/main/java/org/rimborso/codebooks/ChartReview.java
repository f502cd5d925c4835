package org.rimborso.codebooks;

import java.util.function.Supplier;
import org.rimborso.chart.Chart;
import org.rimborso.ehr.Budget;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;

/** Reviews charts with the code sets as they stand now. Safe for many threads. */
@FunctionalInterface
public interface ChartReview {
  /**
   * The review of {@code chart}.
   *
   * @param budget what may still be spent on asking others about codes
   */
  Review review(Chart chart, Budget budget);

  /** A review that asks nobody. */
  static ChartReview of(Supplier<Reviewer> reviewer) {
    return (chart, budget) -> reviewer.get().review(chart);
  }
}
