package org.rimborso.sandbox.demo;

import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Charts with a fault in a claim, a coverage or a provider, for the biller to mend. */
final class BillingFaults {

  private final LocalDate today;

  BillingFaults(LocalDate today) {
    this.today = today;
  }

  Stream<ChartWriter> charts() {
    return List.of(haddad(), lindqvist(), moreau(), varga(), diallo(), novak()).stream();
  }

  /** The coverage ended before the visit: coverage-not-active; denied for it. */
  private ChartWriter haddad() {
    ChartWriter chart =
        new ChartWriter(today, "haddad")
            .patient("Samira", "Haddad", FEMALE, "1954-11-02")
            .coveredUntil(Institution.HARBOR, 75);
    chart
        .visit("visit", 52, "AMB", "Cardiology")
        .diagnosed("I10", "Essential hypertension")
        .billed("claim", 50)
        .line("T1015", "Clinic visit", "145.00")
        .answered(29, LineAnswer.denies(LineAnswer.co("27", "145.00")));
    return chart;
  }

  /** The locum's NPI fails its check digit: provider-npi-invalid; the payer is silent. */
  private ChartWriter lindqvist() {
    ChartWriter chart =
        new ChartWriter(today, "lindqvist")
            .patient("Aron", "Lindqvist", MALE, "1979-04-17")
            .coveredBy(Institution.NORTHLIGHT);
    chart
        .visit("visit", 48, "AMB", "Cardiology")
        .seenBy(Institution.LOCUM)
        .diagnosed("R07.9", "Chest pain, unspecified")
        .billed("claim", 46)
        .line("T1015", "Clinic visit", "145.00");
    return chart;
  }

  /** A line dated after the discharge: claim-date-outside-encounter; receipt confirmed. */
  private ChartWriter moreau() {
    ChartWriter chart =
        new ChartWriter(today, "moreau")
            .patient("Étienne", "Moreau", MALE, "1945-02-08")
            .coveredBy(Institution.NORTHLIGHT);
    chart
        .stay("stay", 24, 20, "IMP", "Medicine ward")
        .dischargedHome()
        .diagnosed("N39.0", "Urinary tract infection, site not specified")
        .diagnosed("E78.2", "Mixed hyperlipidemia")
        .did("J0696", "Ceftriaxone injection, 250 mg")
        .billed("claim", 14)
        .line("J0696", "Ceftriaxone injection, 250 mg", "38.00", 20, 1)
        .line("P9612", "Catheterization for urine specimen", "24.00", 17, 1)
        .received(13);
    return chart;
  }

  /** Finished three weeks ago and never billed: encounter-not-billed. */
  private ChartWriter varga() {
    ChartWriter chart =
        new ChartWriter(today, "varga")
            .patient("Piroska", "Varga", FEMALE, "1963-08-25")
            .coveredBy(Institution.HARBOR);
    chart
        .visit("visit", 21, "AMB", "Orthopaedic clinic")
        .diagnosed("M54.50", "Low back pain, unspecified")
        .did("J1885", "Ketorolac injection, 15 mg");
    return chart;
  }

  /** A line points to diagnosis 3 of 2: line-dangling-diagnosis; no answer yet, in time. */
  private ChartWriter diallo() {
    ChartWriter chart =
        new ChartWriter(today, "diallo")
            .patient("Aminata", "Diallo", FEMALE, "1987-12-11")
            .coveredBy(Institution.NORTHLIGHT);
    chart
        .visit("visit", 11, "AMB", "Respiratory clinic")
        .diagnosed("J45.41", "Moderate persistent asthma with exacerbation")
        .diagnosed("J06.9", "Acute upper respiratory infection, unspecified")
        .did("J7613", "Albuterol inhalation, unit dose, 1 mg")
        .billed("claim", 9)
        .line("T1015", "Clinic visit", "145.00")
        .line("J7613", "Albuterol inhalation, unit dose, 1 mg", "12.00", 11, 3);
    return chart;
  }

  /** 205.00 claimed for lines of 185.00: claim-total-mismatch; no answer yet, in time. */
  private ChartWriter novak() {
    ChartWriter chart =
        new ChartWriter(today, "novak")
            .patient("Jan", "Novák", MALE, "1952-05-19")
            .coveredBy(Institution.HARBOR);
    chart
        .visit("visit", 17, "AMB", "Psychiatry")
        .diagnosed("F32.1", "Major depressive disorder, single episode, moderate")
        .did("G0444", "Annual depression screening")
        .billed("claim", 15)
        .line("T1015", "Clinic visit", "145.00")
        .line("G0444", "Annual depression screening", "40.00")
        .totalling("205.00");
    return chart;
  }
}
