package org.rimborso.chart;

import java.util.Optional;
import java.util.Set;

/** How far a claim got with its payer, as far as the chart tells. */
public enum Progress {
  /** Not sent. */
  DRAFT,
  /** Sent, nothing came back. */
  UNANSWERED,
  /** Sent, and the payer confirmed its receipt, no more. */
  RECEIVED,
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
    Progress told = UNANSWERED;
    for (ClaimResponse response : chart.responsesTo(claim.reference())) {
      told = further(told, response.answer());
    }
    for (ExplanationOfBenefit benefit : chart.benefitsOf(claim.reference())) {
      told = further(told, benefit.answer());
    }
    return told == UNANSWERED && hiddenAnswers(chart).isPresent() ? UNKNOWN : told;
  }

  /** How far one more answer shows it to be. */
  private static Progress further(Progress known, Answer answer) {
    if (known == ADJUDICATED || VOID.contains(answer.status())) {
      return known;
    }
    return switch (answer.outcome().orElse("complete")) {
      case "queued" -> known == UNANSWERED ? RECEIVED : known;
      case "error" -> REJECTED;
      default -> ADJUDICATED;
    };
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
