package org.rimborso.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Money;
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
    Optional<PayerAnswer> best = Optional.empty();
    for (PayerAnswer answer : oldestFirst) {
      if (best.isEmpty() || answer.progress() >= best.get().progress()) {
        best = Optional.of(answer);
      }
    }
    return best;
  }

  /** How far the payer has come: a receipt, begun, decided. */
  private int progress() {
    return isFinal() ? 2 : isPartial() ? 1 : 0;
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
    for (Answer.LineAnswer line : answer.lines()) {
      if (!line.adjudication().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The remark codes of this category among the payer's own notes. */
  List<String> remarks(DenialCategory category) {
    return answer.notes().stream()
        .flatMap(note -> Adjustment.remarkIn(note.text()).stream())
        .filter(code -> Rarc.of(code).filter(rarc -> rarc.category() == category).isPresent())
        .distinct()
        .toList();
  }

  /** Whether it says that the payer stays with what it decided before. */
  boolean isUpheld() {
    return answer.lines().stream().anyMatch(line -> isUpheld(line.adjudication()))
        || isUpheld(answer.adjudication());
  }

  private static boolean isUpheld(List<Adjudication> entries) {
    return entries.stream()
        .flatMap(entry -> Adjustment.of(entry).stream())
        .anyMatch(adjustment -> adjustment.carc().equals(Carc.UPHELD));
  }

  /** This answer with what else is known to have been paid by it, where it does not tell itself. */
  PayerAnswer paying(Optional<Money> amount) {
    return amount.isEmpty() || answer.payment().isPresent()
        ? this
        : new PayerAnswer(reference, answer.paying(amount.get()));
  }

  /** The day of the notice, or the last that it may be; the first of all where none is told. */
  long day() {
    return day(answer.created());
  }

  private static long day(Optional<PartialDate> created) {
    return created.map(date -> date.last().toEpochDay()).orElse(Long.MIN_VALUE);
  }
}
