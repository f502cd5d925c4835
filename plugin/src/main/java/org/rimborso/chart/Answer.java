package org.rimborso.chart;

import java.util.List;
import java.util.Optional;

/**
 * What a payer answered, whether it came as ClaimResponse or as ExplanationOfBenefit.
 *
 * @param status FHIR code, such as {@code active}, {@code cancelled}, {@code entered-in-error}
 * @param outcome FHIR code: {@code queued}, {@code complete}, {@code error}, {@code partial}
 * @param created the notice date
 * @param adjudication entries about the claim as a whole
 * @param totals ClaimResponse.total: category and amount
 * @param payment what was paid and when
 * @param errors ClaimResponse.error codes
 */
public record Answer(
    String status,
    Optional<String> outcome,
    Optional<PartialDate> created,
    Optional<String> disposition,
    Party insurer,
    List<LineAnswer> lines,
    List<Adjudication> adjudication,
    List<Adjudication> totals,
    Optional<Payment> payment,
    List<ProcessNote> notes,
    List<CodeableConcept> errors) {
  public Answer {
    lines = List.copyOf(lines);
    adjudication = List.copyOf(adjudication);
    totals = List.copyOf(totals);
    notes = List.copyOf(notes);
    errors = List.copyOf(errors);
  }

  /** This answer with a payment that was told elsewhere. */
  public Answer paying(Money amount) {
    return new Answer(
        status,
        outcome,
        created,
        disposition,
        insurer,
        lines,
        adjudication,
        totals,
        Optional.of(new Payment(Optional.of(amount), Optional.empty(), Optional.empty())),
        notes,
        errors);
  }

  /** The answer to one line, by the line's sequence. */
  public record LineAnswer(
      int sequence, List<Adjudication> adjudication, List<Integer> noteNumbers) {
    public LineAnswer {
      adjudication = List.copyOf(adjudication);
      noteNumbers = List.copyOf(noteNumbers);
    }
  }

  /** What was paid: amount, date, and an adjustment if stated. */
  public record Payment(
      Optional<Money> amount, Optional<PartialDate> date, Optional<Money> adjustment) {}

  /** A payer's own remark. */
  public record ProcessNote(Optional<Integer> number, String text) {}
}
