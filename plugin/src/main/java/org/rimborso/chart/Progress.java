package org.rimborso.chart;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a claim got with its payer, as far as the chart tells. */
public enum Progress {
  /** Not sent. */
  DRAFT,
  /** Sent, and at most a receipt came back. */
  UNANSWERED,
  /** Turned back before it was judged. */
  REJECTED,
  /** Judged, at least in part. */
  ADJUDICATED,
  /** No answer is known, but one may be missing from the chart. */
  UNKNOWN;

  private static final Set<String> VOID = Set.of("cancelled", "entered-in-error", "draft");

  /** How far {@code claim} got. */
  public static Progress of(Chart chart, Claim claim) {
    if (claim.status().equals("draft")) {
      return DRAFT;
    }
    boolean rejected = false;
    for (String outcome : outcomes(chart, claim)) {
      if (!outcome.equals("queued") && !outcome.equals("error")) {
        return ADJUDICATED;
      }
      rejected |= outcome.equals("error");
    }
    if (rejected) {
      return REJECTED;
    }
    return hiddenAnswers(chart).isPresent() ? UNKNOWN : UNANSWERED;
  }

  private static Set<String> outcomes(Chart chart, Claim claim) {
    Stream<Answer> responses =
        chart.responsesTo(claim.reference()).stream().map(ClaimResponse::answer);
    Stream<Answer> benefits =
        chart.benefitsOf(claim.reference()).stream().map(ExplanationOfBenefit::answer);
    return Stream.concat(responses, benefits)
        .filter(answer -> !VOID.contains(answer.status()))
        .map(answer -> answer.outcome().orElse("complete"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Why an answer may exist that the chart does not hold. A list cut short or a refused search
   * proves nothing. A server that offers one of the two kinds of answer, and only one, is taken at
   * its word.
   */
  public static Optional<Limitation> hiddenAnswers(Chart chart) {
    Optional<Limitation> responses = chart.incomplete("ClaimResponse");
    Optional<Limitation> benefits = chart.incomplete("ExplanationOfBenefit");
    return responses.isPresent() && benefits.isPresent()
        ? responses
        : responses.filter(Progress::hides).or(() -> benefits.filter(Progress::hides));
  }

  private static boolean hides(Limitation limitation) {
    return limitation.because() != Cause.RESOURCE_NOT_OFFERED;
  }
}
