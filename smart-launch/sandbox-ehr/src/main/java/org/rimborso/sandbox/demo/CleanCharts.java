package org.rimborso.sandbox.demo;

import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE;
import static org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Charts with nothing to find: coded, billed, paid. */
final class CleanCharts {

  private final LocalDate today;

  CleanCharts(LocalDate today) {
    this.today = today;
  }

  Stream<ChartWriter> charts() {
    return Stream.of(weber(), yilmaz());
  }

  /** Paid, as the claim's response says. */
  private ChartWriter weber() {
    ChartWriter chart =
        new ChartWriter(today, "weber")
            .patient("Anna", "Weber", FEMALE, "1991-02-14")
            .coveredBy(Institution.NORTHLIGHT);
    chart
        .visit("visit", 44, "AMB", "Respiratory clinic")
        .diagnosed("J06.9", "Acute upper respiratory infection, unspecified")
        .billed("claim", 42)
        .line("T1015", "Clinic visit", "145.00")
        .answered(19, LineAnswer.pays("118.00", LineAnswer.co("45", "27.00")));
    return chart;
  }

  /** Paid, as an explanation of benefit says. */
  private ChartWriter yilmaz() {
    ChartWriter chart =
        new ChartWriter(today, "yilmaz")
            .patient("Emre", "Yılmaz", MALE, "1957-07-21")
            .coveredBy(Institution.HARBOR);
    chart
        .visit("visit", 58, "AMB", "Preventive medicine")
        .diagnosed("Z00.00", "General adult medical examination without abnormal findings")
        .did("G0439", "Annual wellness visit, subsequent")
        .billed("claim", 56)
        .line("G0439", "Annual wellness visit, subsequent", "130.00")
        .explained(31, LineAnswer.pays("112.00", LineAnswer.co("45", "18.00")));
    return chart;
  }
}
