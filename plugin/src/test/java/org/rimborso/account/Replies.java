package org.rimborso.account;

import static org.rimborso.account.Papers.PAYER;
import static org.rimborso.account.Papers.coded;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.Papers.usd;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;

/** Builds an answer, as ClaimResponse or EOB. */
final class Replies {
  private final String id;
  private String status = "active";
  private String use = "claim";
  private Optional<String> outcome = Optional.of("complete");
  private Optional<PartialDate> created = Optional.of(PartialDate.of(daysAgo(5)));
  private Party insurer = PAYER;
  private List<Answer.LineAnswer> lines = List.of();
  private List<Adjudication> header = List.of();
  private List<Adjudication> totals = List.of();
  private Optional<Answer.Payment> payment = Optional.empty();
  private List<Answer.ProcessNote> notes = List.of();
  private List<CodeableConcept> errors = List.of();

  Replies(String id) {
    this.id = id;
  }

  Replies status(String value) {
    status = value;
    return this;
  }

  Replies use(String value) {
    use = value;
    return this;
  }

  Replies outcome(String value) {
    outcome = Optional.of(value);
    return this;
  }

  Replies created(int daysAgo) {
    created = Optional.of(PartialDate.of(daysAgo(daysAgo)));
    return this;
  }

  Replies insurer(Party value) {
    insurer = value;
    return this;
  }

  Replies lines(Answer.LineAnswer... values) {
    lines = List.of(values);
    return this;
  }

  Replies header(Adjudication... values) {
    header = List.of(values);
    return this;
  }

  Replies totals(Adjudication... values) {
    totals = List.of(values);
    return this;
  }

  Replies payment(String value) {
    payment =
        Optional.of(
            new Answer.Payment(Optional.of(usd(value)), Optional.empty(), Optional.empty()));
    return this;
  }

  Replies note(int number, String text) {
    notes = List.of(new Answer.ProcessNote(Optional.of(number), text));
    return this;
  }

  Replies error(String code) {
    errors = List.of(coded("http://terminology.hl7.org/CodeSystem/adjudication-error", code));
    return this;
  }

  Answer answer() {
    return new Answer(
        status,
        outcome,
        created,
        Optional.empty(),
        insurer,
        lines,
        header,
        totals,
        payment,
        notes,
        errors);
  }

  ClaimResponse response() {
    return responseTo("Claim/c1");
  }

  ClaimResponse responseTo(String claim) {
    return new ClaimResponse(
        ref("ClaimResponse/" + id),
        Optional.empty(),
        Optional.of(ref(claim)),
        use,
        answer(),
        Optional.empty(),
        Period.UNKNOWN);
  }

  ExplanationOfBenefit benefit(Optional<String> claim, Bills bill) {
    return new ExplanationOfBenefit(bill.claim(), claim.map(Papers::ref), answer());
  }
}
