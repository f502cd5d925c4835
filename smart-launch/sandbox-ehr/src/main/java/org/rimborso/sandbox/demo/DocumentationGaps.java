package org.rimborso.sandbox.demo;

import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Charts with a fault in the diagnoses, for the clinician to mend. */
final class DocumentationGaps {

  private final LocalDate today;

  DocumentationGaps(LocalDate today) {
    this.today = today;
  }

  Stream<ChartWriter> charts() {
    return List.of(bianchi(), nakamura(), okafor(), reyes()).stream();
  }

  /** E11 is a header: diagnosis-not-billable; the claim was denied for it. */
  private ChartWriter bianchi() {
    ChartWriter chart =
        new ChartWriter(today, "bianchi")
            .patient("Marta", "Bianchi", FEMALE, "1958-03-04")
            .coveredBy(Institution.NORTHLIGHT);
    chart
        .visit("visit", 40, "AMB", "Diabetes clinic")
        .diagnosed("E11", "Type 2 diabetes mellitus")
        .did("G0108", "Diabetes self-management training, individual")
        .billed("claim", 38)
        .line("T1015", "Clinic visit", "145.00")
        .line("G0108", "Diabetes self-management training, individual", "60.00")
        .answered(
            16,
            LineAnswer.denies(LineAnswer.co("146", "145.00")),
            LineAnswer.denies(LineAnswer.co("146", "60.00")));
    chart
        .visit("earlier-visit", 130, "AMB", "Diabetes clinic")
        .diagnosed("E11.9", "Type 2 diabetes mellitus without complications")
        .diagnosed("I10", "Essential hypertension")
        .billed("earlier-claim", 128)
        .line("T1015", "Clinic visit", "145.00")
        .answered(104, LineAnswer.pays("118.00", LineAnswer.co("45", "27.00")));
    return chart;
  }

  /** ICD-9-CM eleven years after it ended: diagnosis-icd9-after-transition; claim rejected. */
  private ChartWriter nakamura() {
    ChartWriter chart =
        new ChartWriter(today, "nakamura")
            .patient("Ken", "Nakamura", MALE, "1967-09-12")
            .coveredBy(Institution.HARBOR);
    chart
        .visit("visit", 27, "AMB", "Internal medicine")
        .diagnosed(Code.of(Code.ICD9, "250.00", "Diabetes mellitus type II, uncomplicated"))
        .billed("claim", 25)
        .line("T1015", "Clinic visit", "145.00")
        .rejected(22, "Diagnosis code set not accepted for this date of service");
    return chart;
  }

  /** No diagnosis at all: diagnosis-missing. A second visit has a claim still in draft. */
  private ChartWriter okafor() {
    ChartWriter chart =
        new ChartWriter(today, "okafor")
            .patient("Daniel", "Okafor", MALE, "1990-01-22")
            .coveredBy(Institution.NORTHLIGHT);
    chart.visit("visit", 4, "EMER", "Emergency");
    chart
        .visit("follow-up", 2, "AMB", "Orthopaedic clinic")
        .diagnosed("S93.401A", "Sprain of unspecified ligament of right ankle, initial encounter")
        .did("L4350", "Ankle control orthosis")
        .billed("claim", 1)
        .line("T1015", "Clinic visit", "145.00")
        .line("L4350", "Ankle control orthosis", "92.50")
        .draft();
    return chart;
  }

  /** E11.23 never existed: diagnosis-unknown-code; the claim is on its way. */
  private ChartWriter reyes() {
    ChartWriter chart =
        new ChartWriter(today, "reyes")
            .patient("Lucia", "Reyes", FEMALE, "1961-06-30")
            .coveredBy(Institution.HARBOR);
    chart
        .visit("visit", 8, "AMB", "Nephrology")
        .diagnosed("E11.23", "Type 2 diabetes mellitus with kidney disease")
        .billed("claim", 6)
        .line("T1015", "Clinic visit", "145.00");
    return chart;
  }
}
