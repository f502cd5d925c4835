package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.billed;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleServices.billing;
import static org.rimborso.rules.procedure.SampleServices.done;
import static org.rimborso.rules.procedure.SampleServices.procedure;
import static org.rimborso.rules.procedure.SampleServices.record;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Resource;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;

class ProcedureNotDocumentedTest implements RuleCases {
  private static final String FOUND = "procedure-not-documented:Claim/c1:29881";

  /** Another operation, so that the chart is known to code its operations. */
  private static final Procedure OTHER = done("x9", CodeSystem.CPT, "11042");

  @Override
  public Rule rule() {
    return new ProcedureNotDocumented(SampleLine.codeSets());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("an operation that no procedure shows", billed(knee(), OTHER), FOUND),
        says(
            "done on another day",
            billed(knee().on(DAY.plusDays(2)), done("x1", CodeSystem.CPT, "29881")),
            FOUND),
        says(
            "it was not done",
            billed(
                knee(),
                OTHER,
                procedure(
                    "x1", "not-done", CodeableConcept.of(CodeSystem.CPT, "29881"), Period.on(DAY))),
            FOUND),
        says("once for two lines", chart(billing(knee(), knee()).build()).with(OTHER), FOUND),
        silent("the procedure shows it", billed(knee(), done("x1", CodeSystem.CPT, "29881"))),
        silent(
            "under the other name of the same codes",
            billed(knee(), done("x1", CodeSystem.HCPCS, "29881"))),
        silent(
            "an order of that code",
            billed(knee(), OTHER, record("ServiceRequest/r1", CodeSystem.CPT, "29881"))),
        silent(
            "a procedure of that day whose code cannot be compared",
            billed(knee(), OTHER, done("x1", CodeSystem.SNOMED, "80146002"))),
        silent(
            "within the days of the line",
            billed(
                knee().on(Period.of(DAY.minusDays(1), DAY.plusDays(1))),
                done("x1", CodeSystem.CPT, "29881"))),
        silent("a visit is its own proof", billed(cpt("99213"), OTHER)),
        silent("no code of claims", billed(SampleLine.uncoded(1), OTHER)),
        silent(
            "what a pharmacy dispensed",
            chart(billing(line(1, "J0696")).type("pharmacy").build())
                .with(record("MedicationAdministration/m9", CodeSystem.HCPCS, "J1100"))),
        says(
            "a drug that nobody gave",
            billed(
                line(1, "J0696"), record("MedicationAdministration/m9", CodeSystem.HCPCS, "J1100")),
            "procedure-not-documented:Claim/c1:J0696"),
        says(
            "a drug whose giving was entered in error",
            billed(
                line(1, "J0696"),
                record("MedicationAdministration/m9", CodeSystem.HCPCS, "J1100"),
                record(
                    "MedicationAdministration/m1", "entered-in-error", CodeSystem.HCPCS, "J0696")),
            "procedure-not-documented:Claim/c1:J0696"),
        silent(
            "a drug that was given",
            billed(
                line(1, "J0696"),
                record("MedicationAdministration/m1", CodeSystem.HCPCS, "J0696"))),
        silent(
            "a vaccine of that day, coded otherwise",
            billed(cpt("90686"), record("Immunization/i1", CodeSystem.SNOMED, "1"))),
        silent(
            "a laboratory result of that day",
            billed(cpt("80053"), record("Observation/o1", CodeSystem.SNOMED, "1"))),
        says(
            "no administration was read, so its absence proves nothing",
            billed(line(1, "J0696"), OTHER),
            "? chart element-missing MedicationAdministration"),
        says(
            "laboratory work has two kinds of record, and one is missing whole",
            billed(
                cpt("80053").on(DAY.plusDays(9)),
                record("Observation/o1", CodeSystem.CPT, "80048")),
            "? chart element-missing DiagnosticReport"),
        says(
            "no procedure of the chart has a code of claims",
            billed(knee().on(DAY.plusDays(2)), done("x1", CodeSystem.SNOMED, "80146002")),
            "? chart element-missing Procedure.code"),
        says(
            "the code does not tell what to look for",
            billed(line(1, "A0428"), OTHER),
            "? chart ambiguous Claim.item.productOrService"),
        says(
            "procedures are cut short",
            billed(knee(), OTHER).without("Procedure", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Procedure"),
        says(
            "vaccinations are closed to this user",
            billed(cpt("90686"), OTHER).without("Immunization", Cause.SCOPE_NOT_GRANTED),
            "? chart scope-not-granted Immunization"),
        says(
            "part of the claim could not be read",
            billed(knee(), OTHER).unreadable("Claim/c1", "Claim.item[0].modifier"),
            "? Claim/c1 unreadable Claim.item[0].modifier"),
        withoutClaims());
  }

  @Test
  void check_notShown_namesLineAndMoney() {
    Finding finding = only(billed(knee(), OTHER));

    assertThat(finding.element()).isEqualTo("Claim.item[0].productOrService");
    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo(
            "Line 1 bills 29881, but nothing on the chart shows that it was done on that day.");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
  }

  private static SampleLine knee() {
    return cpt("29881");
  }

  private static SampleLine cpt(String code) {
    return SampleLine.uncoded(1).code(CodeSystem.CPT, code);
  }

  private static SampleChart billed(SampleLine line, Resource... shown) {
    SampleChart chart = chart(billing(line).build());
    List.of(shown).forEach(chart::with);
    return chart;
  }
}
