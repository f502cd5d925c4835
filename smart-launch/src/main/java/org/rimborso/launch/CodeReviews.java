package org.rimborso.launch;

import java.util.Optional;
import java.util.function.Supplier;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codebooks.terminology.TerminologyReview;
import org.rimborso.codebooks.terminology.TerminologyServer;
import org.rimborso.codes.CodeSets;
import org.rimborso.review.Reviewer;

/**
 * Reviews by the site's rules, with the code sets that it has: one reviewer for each snapshot of
 * both, so that a review reads one snapshot from beginning to end, and the next sees an import.
 */
final class CodeReviews {
  private final Supplier<RuleSettings> rules;
  private final Supplier<CodeSets> codes;
  private volatile Made last;

  private CodeReviews(Supplier<RuleSettings> rules, Supplier<CodeSets> codes) {
    this.rules = rules;
    this.codes = codes;
    CodeSets first = codes.get();
    RuleSettings now = rules.get();
    last = new Made(first, now, now.reviewer(first));
  }

  /** A reviewer, and the code sets and settings it was made for. */
  private record Made(CodeSets codes, RuleSettings rules, Reviewer reviewer) {}

  /**
   * Reviews by these rules.
   *
   * @param rules as they stand now; the same object while nothing changes
   * @param codes the loaded code sets as they stand now; the same object while nothing changes
   * @param server asked what they do not know
   */
  static ChartReview of(
      Supplier<RuleSettings> rules, Supplier<CodeSets> codes, Optional<TerminologyServer> server) {
    return server
        .<ChartReview>map(
            one -> new TerminologyReview(codes, sets -> rules.get().reviewer(sets), one))
        .orElseGet(() -> ChartReview.of(new CodeReviews(rules, codes)::reviewer));
  }

  @SuppressWarnings("ReferenceEquality") // A snapshot is itself and no other.
  private Reviewer reviewer() {
    CodeSets now = codes.get();
    RuleSettings site = rules.get();
    Made known = last;
    if (known.codes() != now || known.rules() != site) {
      known = new Made(now, site, site.reviewer(now));
      last = known;
    }
    return known.reviewer();
  }
}
