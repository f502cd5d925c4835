package org.rimborso.codebooks.terminology;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codes.CodeSets;
import org.rimborso.ehr.Budget;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;

/**
 * Reviews a chart with the loaded sets; where they left questions open, asks the terminology server
 * all of them together and reviews once more with its answers. A server that cannot be asked leaves
 * the codes not checked, and the review says so.
 */
public final class TerminologyReview implements ChartReview {
  /** Stands in {@code missing} where the server could not be asked. */
  public static final String MISSING = "terminology server";

  private final Supplier<CodeSets> loaded;
  private final Function<CodeSets, Reviewer> reviewers;
  private final TerminologyServer server;

  /**
   * Reviews beside this server.
   *
   * @param loaded the code sets as they stand now
   * @param reviewers the site's rules over code sets
   */
  public TerminologyReview(
      Supplier<CodeSets> loaded, Function<CodeSets, Reviewer> reviewers, TerminologyServer server) {
    this.loaded = loaded;
    this.reviewers = reviewers;
    this.server = server;
  }

  @Override
  public Review review(Chart chart, Budget budget) {
    CodeSets snapshot = loaded.get();
    RecordingCodeSets recording = new RecordingCodeSets(snapshot, server.systems());
    Review review = reviewers.apply(recording).review(chart);
    Set<Question> open = recording.open();
    if (open.isEmpty()) {
      return review;
    }
    Answers answers = server.ask(open, budget);
    if (answers.isEmpty() && answers.trouble().isEmpty()) {
      return review;
    }
    Chart told =
        answers
            .trouble()
            .map(cause -> chart.withLimitation(Limitation.ofType(MISSING, cause)))
            .orElse(chart);
    return reviewers.apply(new AnsweredCodeSets(snapshot, answers)).review(told);
  }
}
