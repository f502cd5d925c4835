package org.rimborso.launch;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.codebooks.terminology.TerminologyReview;
import org.rimborso.codebooks.terminology.TerminologyServer;
import org.rimborso.codes.CodeSets;
import org.rimborso.ehr.Outbound;
import org.rimborso.review.Reviewer;

/** Reviews by the site's rules, with the code sets that it has. */
final class CodeReviews {
  private final RuleSettings rules;
  private final Supplier<CodeSets> codes;
  private final AtomicReference<Optional<Made>> last = new AtomicReference<>(Optional.empty());

  private CodeReviews(RuleSettings rules, Supplier<CodeSets> codes) {
    this.rules = rules;
    this.codes = codes;
  }

  /** A reviewer and the code sets it was made for. */
  private record Made(CodeSets codes, Reviewer reviewer) {}

  /**
   * Reviews under these settings.
   *
   * @param codes the loaded code sets as they stand now; the same object while nothing changes
   */
  static ChartReview of(
      Settings settings, Supplier<CodeSets> codes, Outbound outbound, Clock clock) {
    RuleSettings rules = settings.rules();
    return settings
        .codes()
        .terminology()
        .map(server -> new TerminologyServer(server, outbound, clock))
        .<ChartReview>map(server -> new TerminologyReview(codes, rules::reviewer, server))
        .orElseGet(() -> ChartReview.of(new CodeReviews(rules, codes)::reviewer));
  }

  private Reviewer reviewer() {
    CodeSets now = codes.get();
    Optional<Made> made = last.get().filter(one -> one.codes() == now);
    if (made.isPresent()) {
      return made.get().reviewer();
    }
    Reviewer fresh = rules.reviewer(now);
    last.set(Optional.of(new Made(now, fresh)));
    return fresh;
  }
}
