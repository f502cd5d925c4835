package org.rimborso.sandbox.demo;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.ExplanationOfBenefit.AdjudicationComponent;
import org.hl7.fhir.r4.model.Reference;

/** Writes a payer's ExplanationOfBenefit, for a claim of the chart or for one that nobody sees. */
final class BenefitWriter {

  private static final String CATEGORY = "adjudication";

  private final ChartWriter chart;
  private final int daysAgo;
  private final ExplanationOfBenefit benefit = new ExplanationOfBenefit();

  BenefitWriter(ChartWriter chart, String id, int daysAgo) {
    this.chart = chart;
    this.daysAgo = daysAgo;
    benefit.setId(id);
    benefit.setStatus(ExplanationOfBenefit.ExplanationOfBenefitStatus.ACTIVE);
    benefit.setUse(ExplanationOfBenefit.Use.CLAIM);
    benefit.setOutcome(ExplanationOfBenefit.RemittanceOutcome.COMPLETE);
    benefit.setPatient(chart.reference("Patient", "")).setCreatedElement(chart.day(daysAgo));
    benefit.setInsurer(chart.payer());
    benefit.setProvider(new Reference("Organization/" + Institution.HOSPITAL));
    benefit.addInsurance().setFocal(true).setCoverage(chart.reference("Coverage", "coverage"));
    chart.add(benefit);
  }

  /** Answers a claim of this chart. */
  void forClaim(Claim claim, List<LineAnswer> lines) {
    benefit.setClaim(new Reference("Claim/" + claim.getId()));
    answering(claim, lines);
  }

  /** Tells of a claim that this record does not hold. */
  void alone(Claim unseen, List<LineAnswer> lines) {
    answering(unseen, lines);
  }

  private void answering(Claim claim, List<LineAnswer> lines) {
    benefit.setType(claim.getType().copy());
    benefit.setBillablePeriod(claim.getBillablePeriod().copy());
    claim
        .getDiagnosis()
        .forEach(
            d ->
                benefit
                    .addDiagnosis()
                    .setSequence(d.getSequence())
                    .setDiagnosis(d.getDiagnosis().copy()));
    BigDecimal paid = BigDecimal.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      line(claim.getItem().get(i), lines.get(i));
      paid = paid.add(lines.get(i).benefit());
    }
    total("submitted", claim.getTotal().getValue());
    total("benefit", paid);
    benefit.getPayment().setDateElement(chart.date(daysAgo)).setAmount(ClaimWriter.money(paid));
  }

  private void total(String code, BigDecimal amount) {
    benefit.addTotal().setCategory(Code.hl7(CATEGORY, code)).setAmount(ClaimWriter.money(amount));
  }

  private void line(Claim.ItemComponent item, LineAnswer line) {
    ExplanationOfBenefit.ItemComponent told = benefit.addItem().setSequence(item.getSequence());
    told.setProductOrService(item.getProductOrService().copy());
    told.setServiced(item.getServiced().copy()).setNet(item.getNet().copy());
    item.getDiagnosisSequence().forEach(d -> told.addDiagnosisSequence(d.getValue()));
    item.getEncounter().forEach(encounter -> told.addEncounter(encounter.copy()));
    amount(told.addAdjudication(), "submitted", item.getNet().getValue());
    amount(told.addAdjudication(), "eligible", line.eligible());
    amount(told.addAdjudication(), "benefit", line.benefit());
    for (LineAnswer.Adjustment adjustment : line.adjustments()) {
      AdjudicationComponent adjudication = told.addAdjudication();
      adjudication.setCategory(adjustment.category());
      adjustment.reason().ifPresent(adjudication::setReason);
      adjudication.setAmount(ClaimWriter.money(adjustment.amount()));
    }
  }

  private static void amount(AdjudicationComponent adjudication, String code, BigDecimal amount) {
    adjudication.setCategory(Code.hl7(CATEGORY, code)).setAmount(ClaimWriter.money(amount));
  }
}
