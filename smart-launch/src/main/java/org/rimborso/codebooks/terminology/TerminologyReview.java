package org.rimborso.codebooks.terminology;

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
 * all of them together and reviews once more with its answers. Codes that only its maps brought up
 * are asked then, and judged in a third review. A server that cannot be asked leaves the codes not
 * checked, and the review says so; one that has no maps leaves no gap.
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
    RecordingCodeSets first = new RecordingCodeSets(snapshot, server.systems());
    Review alone = reviewers.apply(first).review(chart);
    if (first.open().isEmpty()) {
      return alone;
    }
    Inquiry inquiry = server.inquiry(budget);
    Answers answers = inquiry.run(first.open());
    if (answers.size() == 0 && answers.trouble().isEmpty()) {
      return alone;
    }
    Chart told = told(chart, answers);
    RecordingCodeSets second =
        new RecordingCodeSets(new AnsweredCodeSets(snapshot, answers), server.systems());
    Review review = reviewers.apply(second).review(told);
    int said = answers.size();
    inquiry.run(second.open());
    return answers.size() == said
        ? review
        : reviewers.apply(new AnsweredCodeSets(snapshot, answers)).review(told);
  }

  private static Chart told(Chart chart, Answers answers) {
    return answers
        .trouble()
        .map(cause -> chart.withLimitation(Limitation.ofType(MISSING, cause)))
        .orElse(chart);
  }
}
