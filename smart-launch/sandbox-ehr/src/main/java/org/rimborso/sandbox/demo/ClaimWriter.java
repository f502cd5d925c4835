package org.rimborso.sandbox.demo;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Writes one claim; right in every part unless a method says otherwise. */
final class ClaimWriter {

  private final ChartWriter chart;
  private final VisitWriter visit;
  private final String name;
  private final Claim claim = new Claim();
  private BigDecimal total = BigDecimal.ZERO;

  ClaimWriter(ChartWriter chart, VisitWriter visit, String name, int daysAgo) {
    this.chart = chart;
    this.visit = visit;
    this.name = name;
    claim.setId(chart.id(name));
    claim.addIdentifier().setSystem(Code.CLAIM).setValue(chart.id(name).toUpperCase(Locale.ROOT));
    claim.setStatus(Claim.ClaimStatus.ACTIVE).setUse(Claim.Use.CLAIM);
    claim.setType(
        Code.hl7("claim-type", visit.outpatientClinic() ? "professional" : "institutional"));
    claim.setPatient(chart.reference("Patient", "")).setCreatedElement(chart.day(daysAgo));
    claim.setPriority(Code.hl7("processpriority", "normal")).setInsurer(chart.payer());
    claim.setProvider(new Reference("Organization/" + Institution.HOSPITAL));
    claim
        .addCareTeam()
        .setSequence(1)
        .setProvider(new Reference("Practitioner/" + visit.practitioner()));
    claim
        .addInsurance()
        .setSequence(1)
        .setFocal(true)
        .setCoverage(chart.reference("Coverage", "coverage"));
    claim.getBillablePeriod().setStartElement(firstDay()).setEndElement(chart.day(visit.lastDay()));
    visit.diagnoses().forEach(this::diagnosis);
    chart.add(claim);
  }

  private org.hl7.fhir.r4.model.DateTimeType firstDay() {
    String start = visit.encounter().getPeriod().getStartElement().asStringValue();
    return new org.hl7.fhir.r4.model.DateTimeType(start.substring(0, "2026-11-23".length()));
  }

  private void diagnosis(CodeableConcept code) {
    Claim.DiagnosisComponent diagnosis = claim.addDiagnosis();
    diagnosis.setSequence(claim.getDiagnosis().size()).setDiagnosis(code.copy());
    if (visit.inpatient()) {
      boolean first = diagnosis.getSequence() == 1;
      diagnosis.addType(Code.hl7("ex-diagnosistype", first ? "principal" : "clinical"));
      diagnosis.setOnAdmission(Code.hl7("ex-diagnosis-on-admission", "y"));
    }
  }

  /** A line for a service of the visit's last day, pointing to the first diagnosis. */
  ClaimWriter line(String code, String display, String net) {
    return line(code, display, net, visit.lastDay(), 1);
  }

  /** A line for a service of that day, pointing to that diagnosis. */
  ClaimWriter line(String code, String display, String net, int daysAgo, int diagnosis) {
    Money money = money(new BigDecimal(net));
    ItemComponent item = claim.addItem();
    item.setSequence(claim.getItem().size()).setServiced(chart.date(daysAgo));
    item.setProductOrService(Code.of(Code.HCPCS, code, display));
    item.addCareTeamSequence(1).addDiagnosisSequence(diagnosis);
    item.setQuantity(new Quantity(1)).setUnitPrice(money).setNet(money.copy());
    item.addEncounter(chart.reference("Encounter", visit.name()));
    total = total.add(money.getValue());
    claim.setTotal(money(total));
    return this;
  }

  /** Names a total that the lines do not add up to. */
  ClaimWriter totalling(String amount) {
    claim.setTotal(money(new BigDecimal(amount)));
    return this;
  }

  ClaimWriter draft() {
    claim.setStatus(Claim.ClaimStatus.DRAFT);
    return this;
  }

  ClaimWriter cancelled() {
    claim.setStatus(Claim.ClaimStatus.CANCELLED);
    return this;
  }

  /** The payer confirms receipt and nothing more. */
  ClaimWriter received(int daysAgo) {
    new AnswerWriter(chart, claim, name + "-receipt", daysAgo).queued();
    return this;
  }

  /** The payer turns the claim back before judging it. */
  ClaimWriter rejected(int daysAgo, String why) {
    new AnswerWriter(chart, claim, name + "-answer", daysAgo).error(why);
    return this;
  }

  /** The payer answers line by line. */
  AnswerWriter answered(int daysAgo, LineAnswer... lines) {
    return new AnswerWriter(chart, claim, name + "-answer", daysAgo).complete(Arrays.asList(lines));
  }

  /** The payer's answer comes as an explanation of benefit only. */
  ClaimWriter explained(int daysAgo, LineAnswer... lines) {
    BenefitWriter benefit = new BenefitWriter(chart, chart.id(name + "-eob"), daysAgo);
    benefit.forClaim(claim, List.of(lines));
    return this;
  }

  static Money money(BigDecimal amount) {
    return new Money().setValue(amount).setCurrency("USD");
  }
}
