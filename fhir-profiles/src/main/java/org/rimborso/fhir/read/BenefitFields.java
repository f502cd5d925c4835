package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** ExplanationOfBenefit: a bill and its answer in one. */
final class BenefitFields implements ResourceFields {
  private final Elements in;
  private final BillFields bill;
  private final AnswerFields answer;
  private List<LineFields> items = List.of();
  private Optional<Reference> claim = Optional.empty();

  BenefitFields(Elements in) {
    this.in = in;
    bill = new BillFields(in);
    answer = new AnswerFields(in);
  }

  @Override
  public void field(String field) {
    switch (field) {
      case "item" -> items = in.list(this::item);
      case "claim" -> claim = in.link();
      case "outcome",
          "disposition",
          "adjudication",
          "total",
          "payment",
          "processNote",
          "error",
          "addItem" ->
          answer.field(field);
      default -> bill.field(field);
    }
  }

  private Optional<LineFields> item() {
    LineFields item = new LineFields(in);
    return in.object(item) ? Optional.of(item) : Optional.empty();
  }

  /** What was billed in all, which an EOB states among its totals. */
  private Optional<Money> submitted() {
    return answer.totals().stream()
        .filter(total -> total.category().hasCode("submitted"))
        .flatMap(total -> total.amount().stream())
        .findFirst();
  }

  @Override
  public Optional<Resource> done(Reference self, Header header) {
    Claim billed =
        bill.done(self, header, items.stream().map(LineFields::line).toList(), submitted());
    Answer answered =
        answer.done(
            bill.status(),
            bill.created(),
            billed.insurer(),
            items.stream().map(LineFields::answer).toList());
    return Optional.of(new ExplanationOfBenefit(billed, claim, answered));
  }
}
