package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleServices.billing;
import static org.rimborso.rules.procedure.SampleServices.done;
import static org.rimborso.rules.procedure.SampleServices.procedure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Resource;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;

class ProcedureUncodedTest implements RuleCases {
  private static final String FOUND = "procedure-uncoded:Encounter/e1";
  private static final Procedure TERM = done("x1", CodeSystem.SNOMED, "80146002");
  private static final Claim VISIT_ONLY = billing(line(1, "G0463")).build();

  @Override
  public Rule rule() {
    return new ProcedureUncoded(Set.of());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("a clinical term only", visit(TERM, VISIT_ONLY), FOUND),
        says("text only", visit(text("x1", "Suture of the left hand"), VISIT_ONLY), FOUND),
        says("not billed yet", visit(TERM), FOUND),
        says(
            "two of one visit are one finding",
            visit(TERM, text("x2", "Suture"), VISIT_ONLY),
            FOUND),
        says(
            "the other line is another procedure's",
            visit(
                TERM,
                done("x2", CodeSystem.HCPCS, "G0105"),
                billing(line(1, "G0463"), line(2, "G0105")).build()),
            FOUND),
        says(
            "the other line is of another day",
            visit(TERM, billing(line(1, "G0105").on(DAY.plusDays(3))).build()),
            FOUND),
        silent(
            "a line that nothing else explains may be it",
            visit(TERM, billing(line(1, "G0463"), line(2, "G0105")).build())),
        silent(
            "billed by the same term",
            visit(
                TERM, billing(SampleLine.uncoded(1).code(CodeSystem.SNOMED, "80146002")).build())),
        silent(
            "the claim names the procedure",
            visit(
                TERM,
                billing(line(1, "G0463"))
                    .procedure(
                        new Claim.BilledProcedure(
                            1, CodeableConcept.EMPTY, Optional.of(TERM.reference())))
                    .build())),
        silent("coded", visit(done("x1", CodeSystem.CPT, "29881"), VISIT_ONLY)),
        silent("a stay's code", visit(done("x1", CodeSystem.ICD10PCS, "0DTJ4ZZ"), VISIT_ONLY)),
        silent(
            "coded in ICD-9-CM in its time",
            chart(
                encounter("e1").period(on("2015-09-30")).build(),
                procedure(
                    "x1",
                    "completed",
                    CodeableConcept.of(CodeSystem.ICD9PCS, "47.09"),
                    on("2015-09-30")))),
        says(
            "coded in ICD-9-CM after its time",
            visit(done("x1", CodeSystem.ICD9PCS, "47.09"), VISIT_ONLY),
            FOUND),
        silent(
            "not done",
            visit(procedure("x1", "not-done", TERM.code(), Period.on(DAY)), VISIT_ONLY)),
        silent(
            "the visit is not finished",
            chart(encounter("e1").status("in-progress").build(), TERM)),
        says(
            "the class of the visit is unknown",
            chart(encounter("e1").classCode("").build(), TERM, VISIT_ONLY),
            "? Encounter/e1 element-missing Encounter.class"),
        says(
            "several claims could be its own",
            chart(
                SampleServices.visit(),
                TERM,
                claim("c1").coded("G0463").build(),
                claim("c2").coded("G0463").build()),
            "? Encounter/e1 ambiguous Claim.item.encounter"),
        says(
            "claims are not offered",
            visit(TERM).without("Claim", Cause.RESOURCE_NOT_OFFERED),
            "? chart resource-not-offered Claim"));
  }

  @Test
  void check_many_namesFiveAndCountsAll() {
    Resource[] seven =
        Stream.of("A", "B", "C", "D", "E", "F", "G")
            .map(name -> text("x" + name, "Procedure " + name))
            .toArray(Resource[]::new);

    Finding finding = only(visit(seven));

    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo(
            "7 procedures of this visit have no code that a claim could carry: Procedure A;"
                + " Procedure B; Procedure C; Procedure D; Procedure E; ….");
    assertThat(finding.evidence()).hasSize(7);
  }

  private static SampleChart visit(Resource... others) {
    SampleChart chart = chart(SampleServices.visit());
    List.of(others).forEach(chart::with);
    return chart;
  }

  private static Procedure text(String id, String words) {
    return procedure(
        id, "completed", new CodeableConcept(List.of(), Optional.of(words)), Period.on(DAY));
  }
}
