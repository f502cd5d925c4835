package org.rimborso.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Answer;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;

/** A payer's answer, as ClaimResponse or ExplanationOfBenefit. */
record PayerAnswer(Reference reference, Answer answer) {
  private static final Set<String> VOID = Set.of("cancelled", "entered-in-error", "draft");

  /**
   * Oldest first; undated ones before all. One answer often comes twice on the same day, as
   * ClaimResponse and as ExplanationOfBenefit: of those the one with line detail is last, else the
   * ClaimResponse.
   */
  static final Comparator<PayerAnswer> ORDER =
      Comparator.comparingLong((PayerAnswer a) -> day(a.answer.created()))
          .thenComparing(PayerAnswer::hasLines)
          .thenComparing(a -> a.reference.type().equals("ClaimResponse"))
          .thenComparing(PayerAnswer::reference);

  /** Whether it stands: not cancelled, not a draft, not entered in error. */
  boolean stands() {
    return !VOID.contains(answer.status());
  }

  /** Whether the payer has decided. */
  boolean isFinal() {
    return outcome().equals("complete") || isError();
  }

  boolean isError() {
    return outcome().equals("error");
  }

  /** Whether the payer began to decide and did not finish. */
  boolean isPartial() {
    return outcome().equals("partial");
  }

  /** The last answer that decides; else the last that began to; else the last receipt. */
  static Optional<PayerAnswer> judged(List<PayerAnswer> oldestFirst) {
    return last(oldestFirst.stream().filter(PayerAnswer::isFinal).toList())
        .or(() -> last(oldestFirst.stream().filter(PayerAnswer::isPartial).toList()))
        .or(() -> last(oldestFirst));
  }

  private static Optional<PayerAnswer> last(List<PayerAnswer> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }

  /** A server that leaves the outcome out is taken at its figures: some mean a decision. */
  private String outcome() {
    return answer
        .outcome()
        .orElseGet(
            () ->
                hasLines() || !answer.adjudication().isEmpty() || answer.payment().isPresent()
                    ? "complete"
                    : "queued");
  }

  private boolean hasLines() {
    return answer.lines().stream().anyMatch(line -> !line.adjudication().isEmpty());
  }

  private static long day(Optional<PartialDate> created) {
    return created.map(date -> date.last().toEpochDay()).orElse(Long.MIN_VALUE);
  }
}
