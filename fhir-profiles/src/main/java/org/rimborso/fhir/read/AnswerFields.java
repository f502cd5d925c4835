package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Answer.LineAnswer;
import org.rimborso.chart.Answer.Payment;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;

/** What ClaimResponse and ExplanationOfBenefit have in common: the payer's answer. */
final class AnswerFields {
  private final Elements in;
  private Optional<String> outcome = Optional.empty();
  private Optional<String> disposition = Optional.empty();
  private List<Adjudication> adjudication = List.of();
  private List<Adjudication> totals = List.of();
  private Optional<Payment> payment = Optional.empty();
  private List<ProcessNoteDraft> notes = List.of();
  private List<CodeableConcept> errors = List.of();
  private List<LineAnswer> added = List.of();

  AnswerFields(Elements in) {
    this.in = in;
  }

  void field(String field) {
    switch (field) {
      case "outcome" -> outcome = in.text();
      case "disposition" -> disposition = in.text();
      case "adjudication" -> adjudication = Adjudications.list(in);
      case "total" -> totals = Adjudications.list(in);
      case "payment" -> payment = payment();
      case "processNote" -> notes = in.list(() -> ProcessNoteDraft.read(in));
      case "error" -> errors = in.list(this::error);
      case "addItem" -> added = in.list(this::line);
      default -> {}
    }
  }

  List<ProcessNoteDraft> notes() {
    return notes;
  }

  List<Adjudication> totals() {
    return totals;
  }

  /**
   * A line of a ClaimResponse, or one that the payer added: it answers the first line it names, or
   * line 0 where it names none.
   */
  Optional<LineAnswer> line() {
    int sequence = 0;
    List<Adjudication> adjudication = List.of();
    List<Integer> notes = List.of();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "itemSequence" -> sequence = sequence();
        case "adjudication" -> adjudication = Adjudications.list(in);
        case "noteNumber" -> notes = in.wholes();
        default -> {}
      }
    }
    return read ? Optional.of(new LineAnswer(sequence, adjudication, notes)) : Optional.empty();
  }

  /** A number in ClaimResponse.item, a list of them in addItem. */
  private int sequence() {
    return in.is(Cursor.Kind.ARRAY)
        ? in.wholes().stream().findFirst().orElse(0)
        : in.whole().orElse(0);
  }

  private Optional<Payment> payment() {
    Optional<Money> amount = Optional.empty();
    Optional<PartialDate> date = Optional.empty();
    Optional<Money> adjustment = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "amount" -> amount = in.money();
        case "date" -> date = in.date();
        case "adjustment" -> adjustment = in.money();
        default -> {}
      }
    }
    return read ? Optional.of(new Payment(amount, date, adjustment)) : Optional.empty();
  }

  private Optional<CodeableConcept> error() {
    Optional<CodeableConcept> code = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      if (in.field().equals("code")) {
        code = in.someConcept();
      }
    }
    return code;
  }

  Answer done(String status, Optional<PartialDate> created, Party insurer, List<LineAnswer> lines) {
    List<LineAnswer> all = new ArrayList<>(lines);
    all.addAll(added);
    return new Answer(
        status,
        outcome,
        created,
        disposition,
        insurer,
        all,
        adjudication,
        totals,
        payment,
        notes.stream().flatMap(note -> note.payers().stream()).toList(),
        errors);
  }
}
