package org.rimborso.sandbox.demo;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;

/** Writes a payer's ClaimResponse to a claim. */
final class AnswerWriter {

  private static final String CATEGORY = "adjudication";

  private final ChartWriter chart;
  private final Claim claim;
  private final int daysAgo;
  private final ClaimResponse answer = new ClaimResponse();

  AnswerWriter(ChartWriter chart, Claim claim, String name, int daysAgo) {
    this.chart = chart;
    this.claim = claim;
    this.daysAgo = daysAgo;
    answer.setId(chart.id(name));
    answer.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE).setUse(ClaimResponse.Use.CLAIM);
    answer.setType(claim.getType().copy()).setPatient(claim.getPatient().copy());
    answer.setCreatedElement(chart.day(daysAgo)).setInsurer(claim.getInsurer().copy());
    answer.setRequest(new org.hl7.fhir.r4.model.Reference("Claim/" + claim.getId()));
    chart.add(answer);
  }

  void queued() {
    answer.setOutcome(RemittanceOutcome.QUEUED).setDisposition("Received, not yet processed");
  }

  void error(String why) {
    answer.setOutcome(RemittanceOutcome.ERROR).setDisposition(why);
    answer.addError().setCode(new CodeableConcept().setText(why));
  }

  AnswerWriter complete(List<LineAnswer> lines) {
    answer.setOutcome(RemittanceOutcome.COMPLETE);
    BigDecimal paid = BigDecimal.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      line(claim.getItem().get(i), lines.get(i));
      paid = paid.add(lines.get(i).benefit());
    }
    answer
        .addTotal()
        .setCategory(Code.hl7(CATEGORY, "submitted"))
        .setAmount(claim.getTotal().copy());
    paying(paid);
    return this;
  }

  private void line(Claim.ItemComponent item, LineAnswer line) {
    ClaimResponse.ItemComponent answered = answer.addItem().setItemSequence(item.getSequence());
    amount(answered.addAdjudication(), "submitted", item.getNet().getValue());
    amount(answered.addAdjudication(), "eligible", line.eligible());
    amount(answered.addAdjudication(), "benefit", line.benefit());
    for (LineAnswer.Adjustment adjustment : line.adjustments()) {
      AdjudicationComponent adjudication = answered.addAdjudication();
      adjudication.setCategory(adjustment.category());
      adjustment.reason().ifPresent(adjudication::setReason);
      adjudication.setAmount(ClaimWriter.money(adjustment.amount()));
    }
  }

  private static void amount(AdjudicationComponent adjudication, String code, BigDecimal amount) {
    adjudication.setCategory(Code.hl7(CATEGORY, code)).setAmount(ClaimWriter.money(amount));
  }

  /** Claims to have paid a sum, whatever the lines say. */
  AnswerWriter paying(BigDecimal sum) {
    answer
        .getTotal()
        .removeIf(total -> total.getCategory().getCodingFirstRep().getCode().equals("benefit"));
    answer.addTotal().setCategory(Code.hl7(CATEGORY, "benefit")).setAmount(ClaimWriter.money(sum));
    answer
        .getPayment()
        .setType(Code.hl7("ex-paymenttype", "complete"))
        .setDateElement(chart.date(daysAgo))
        .setAmount(ClaimWriter.money(sum));
    return this;
  }
}
