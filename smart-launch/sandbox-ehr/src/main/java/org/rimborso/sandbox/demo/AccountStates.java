package org.rimborso.sandbox.demo;

import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Claim;

/** Charts whose documents are right, and whose accounts are in the less simple states. */
final class AccountStates {

  private final LocalDate today;

  AccountStates(LocalDate today) {
    this.today = today;
  }

  Stream<ChartWriter> charts() {
    return List.of(castellanos(), petrov(), silva(), tanaka(), amara(), kowalski(), fontaine())
        .stream();
  }

  /** One line paid, one denied as part of another service: partly-denied. */
  private ChartWriter castellanos() {
    ChartWriter chart =
        new ChartWriter(today, "castellanos")
            .patient("Ines", "Castellanos", FEMALE, "1972-07-03")
            .coveredBy(Institution.NORTHLIGHT);
    chart
        .visit("visit", 72, "AMB", "Surgery")
        .seenBy(Institution.SURGEON)
        .diagnosed("K21.9", "Gastro-esophageal reflux disease without esophagitis")
        .did("J1100", "Dexamethasone injection, 1 mg")
        .billed("claim", 70)
        .line("T1015", "Clinic visit", "145.00")
        .line("J1100", "Dexamethasone injection, 1 mg", "18.00")
        .answered(
            44,
            LineAnswer.pays("118.00", LineAnswer.co("45", "27.00")),
            LineAnswer.denies(LineAnswer.co("97", "18.00")));
    return chart;
  }

  /** The lines pay 118.00, the totals say 218.00: unknown. */
  private ChartWriter petrov() {
    ChartWriter chart =
        new ChartWriter(today, "petrov")
            .patient("Ilya", "Petrov", MALE, "1969-10-28")
            .coveredBy(Institution.HARBOR);
    chart
        .visit("visit", 61, "AMB", "Internal medicine")
        .diagnosed("E78.5", "Hyperlipidemia, unspecified")
        .billed("claim", 59)
        .line("T1015", "Clinic visit", "145.00")
        .answered(35, LineAnswer.pays("118.00", LineAnswer.co("45", "27.00")))
        .paying(new BigDecimal("218.00"));
    return chart;
  }

  /** Deductible and coinsurance left: patient-due. An earlier claim was withdrawn: cancelled. */
  private ChartWriter silva() {
    ChartWriter chart =
        new ChartWriter(today, "silva")
            .patient("Rui", "Silva", MALE, "1983-03-15")
            .coveredBy(Institution.NORTHLIGHT);
    VisitWriter visit =
        chart
            .visit("visit", 66, "AMB", "Respiratory clinic")
            .diagnosed("J45.20", "Mild intermittent asthma, uncomplicated")
            .did("A7003", "Nebulizer administration set");
    visit.billed("withdrawn-claim", 65).line("T1015", "Clinic visit", "145.00").cancelled();
    visit
        .billed("claim", 63)
        .line("T1015", "Clinic visit", "145.00")
        .line("A7003", "Nebulizer administration set", "30.00")
        .answered(
            40,
            LineAnswer.pays(
                "44.00",
                LineAnswer.co("45", "27.00"),
                LineAnswer.pr("1", "60.00"),
                LineAnswer.pr("2", "14.00")),
            LineAnswer.pays("24.00", LineAnswer.pr("2", "6.00")));
    return chart;
  }

  /** Allowed 145.00, paid 88.00 and explained the rest by nothing: underpaid. */
  private ChartWriter amara() {
    ChartWriter chart =
        new ChartWriter(today, "amara")
            .patient("Nia", "Amara", FEMALE, "1976-05-30")
            .coveredBy(Institution.NORTHLIGHT);
    chart
        .visit("visit", 55, "AMB", "Cardiology")
        .diagnosed("I10", "Essential hypertension")
        .billed("claim", 53)
        .line("T1015", "Clinic visit", "145.00")
        .answered(28, LineAnswer.pays("88.00").allowing("118.00"));
    return chart;
  }

  /** The first payer left coinsurance, the second was never billed: secondary-due. */
  private ChartWriter kowalski() {
    ChartWriter chart =
        new ChartWriter(today, "kowalski")
            .patient("Piotr", "Kowalski", MALE, "1950-12-01")
            .coveredBy(Institution.NORTHLIGHT)
            .coveredNextBy(Institution.HARBOR);
    chart
        .visit("visit", 50, "AMB", "Internal medicine")
        .diagnosed("E78.5", "Hyperlipidemia, unspecified")
        .billed("claim", 48)
        .line("T1015", "Clinic visit", "145.00")
        .answered(
            25,
            LineAnswer.pays("88.00", LineAnswer.co("45", "27.00"), LineAnswer.pr("2", "30.00")));
    return chart;
  }

  /** Paid more than was billed: overpaid. */
  private ChartWriter fontaine() {
    ChartWriter chart =
        new ChartWriter(today, "fontaine")
            .patient("Claire", "Fontaine", FEMALE, "1985-09-09")
            .coveredBy(Institution.HARBOR);
    chart
        .visit("visit", 47, "AMB", "Internal medicine")
        .diagnosed("I10", "Essential hypertension")
        .billed("claim", 45)
        .line("T1015", "Clinic visit", "145.00")
        .answered(22, LineAnswer.pays("290.00"));
    return chart;
  }

  /** Known only from the payer's explanation of benefit, without a claim: patient-due. */
  private ChartWriter tanaka() {
    ChartWriter chart =
        new ChartWriter(today, "tanaka")
            .patient("Yumi", "Tanaka", FEMALE, "1948-09-05")
            .coveredBy(Institution.HARBOR);
    new BenefitWriter(chart, chart.id("eob"), 57)
        .alone(
            unseenClaim(chart), List.of(LineAnswer.pays("85.00", LineAnswer.deductible("25.00"))));
    return chart;
  }

  private static Claim unseenClaim(ChartWriter chart) {
    Claim claim = new Claim();
    claim.setType(Code.hl7("claim-type", "professional"));
    claim.getBillablePeriod().setStartElement(chart.day(80)).setEndElement(chart.day(80));
    claim
        .addDiagnosis()
        .setSequence(1)
        .setDiagnosis(Code.of(Code.ICD10, "I10", "Essential hypertension"));
    Claim.ItemComponent item = claim.addItem().setSequence(1);
    item.setProductOrService(Code.of(Code.HCPCS, "T1015", "Clinic visit"));
    item.setServiced(chart.date(80)).setNet(ClaimWriter.money(new BigDecimal("110.00")));
    item.addDiagnosisSequence(1);
    claim.setTotal(item.getNet().copy());
    return claim;
  }
}
