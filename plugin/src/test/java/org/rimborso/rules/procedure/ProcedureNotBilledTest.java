package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleServices.billing;
import static org.rimborso.rules.procedure.SampleServices.done;
import static org.rimborso.rules.procedure.SampleServices.procedure;

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
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;

class ProcedureNotBilledTest implements RuleCases {
  private static final String FOUND = "procedure-not-billed:Encounter/e1:G0105";
  private static final Procedure G0105 = done("x1", CodeSystem.HCPCS, "G0105");

  @Override
  public Rule rule() {
    return new ProcedureNotBilled(SampleLine.codeSets(), Set.of("free"));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("the claim bills the visit only", visit(G0105, billing(line(1, "G0463"))), FOUND),
        says(
            "billed for another day",
            visit(G0105, billing(line(1, "G0105").on(DAY.plusDays(1)))),
            FOUND),
        says(
            "the same code twice is one finding",
            visit(G0105, billing(line(1, "G0463"))).with(done("x2", CodeSystem.HCPCS, "g0105")),
            FOUND),
        silent("billed", visit(G0105, billing(line(1, "g0105")))),
        silent(
            "billed by the other claim of the visit",
            visit(G0105, billing(line(1, "G0463")))
                .with(claim("c2").codedFor("G0105", "Encounter/e1").build())),
        silent("a draft bills", visit(G0105, billing(line(1, "G0105")).status("draft"))),
        says(
            "what a later claim replaces bills no more",
            visit(G0105, billing(line(1, "G0105")))
                .with(claim("c2").replaces("Claim/c1").codedFor("G0463", "Encounter/e1").build()),
            FOUND),
        silent(
            "a procedure of the claim, by reference",
            visit(
                G0105,
                billing(line(1, "G0463"))
                    .procedure(
                        new Claim.BilledProcedure(
                            1, CodeableConcept.EMPTY, Optional.of(G0105.reference()))))),
        silent(
            "a procedure of the claim, by code",
            visit(
                G0105,
                billing(line(1, "G0463"))
                    .procedure(
                        new Claim.BilledProcedure(
                            1, CodeableConcept.of(CodeSystem.HCPCS, "G0105"), Optional.empty())))),
        silent(
            "not done",
            visit(
                procedure("x1", "not-done", G0105.code(), Period.on(DAY)),
                billing(line(1, "G0463")))),
        silent(
            "a visit is billed as the coder finds right",
            visit(done("x1", CodeSystem.CPT, "99213"), billing(line(1, "99214")))),
        silent(
            "a code that only counts",
            visit(done("x1", CodeSystem.CPT, "2022F"), billing(line(1, "G0463")))),
        silent(
            "no code of claims: another rule",
            visit(done("x1", CodeSystem.SNOMED, "80146002"), billing(line(1, "G0463")))),
        silent("no claim at all: another rule", chart(SampleServices.visit(), G0105)),
        silent(
            "a visit that the site does not bill",
            chart(
                encounter("e1").type(CodeableConcept.of(CodeSystem.SNOMED, "free")).build(),
                G0105,
                billing(line(1, "G0463")).build())),
        silent(
            "a restricted visit",
            chart(encounter("e1").labels("R").build(), G0105, billing(line(1, "G0463")).build())),
        silent("a restricted claim", visit(G0105, billing(line(1, "G0463")).labels("V"))),
        says(
            "a stay's operation on none of its claims",
            stay(done("x1", CodeSystem.ICD10PCS, "0DTJ4ZZ"), "institutional"),
            "procedure-not-billed:Encounter/e1:0DTJ4ZZ"),
        silent(
            "such codes are for hospitals only",
            stay(done("x1", CodeSystem.ICD10PCS, "0DTJ4ZZ"), "professional")),
        says(
            "clinicians bill a stay by claims of their own, and none is here",
            stay(G0105, "institutional"),
            "? Encounter/e1 ambiguous Claim.type"),
        says("a clinician's claim for a stay lacks it", stay(G0105, "professional"), FOUND),
        says(
            "a line without a code may be it",
            visit(G0105, billing(SampleLine.uncoded(1))),
            "? Claim/c1 element-missing Claim.item[0].productOrService"),
        says(
            "the class of the visit is unknown",
            chart(encounter("e1").classCode("").build(), G0105, billing(line(1, "G0463")).build()),
            "? Encounter/e1 element-missing Encounter.class"),
        says(
            "several claims could be its own",
            chart(
                SampleServices.visit(),
                G0105,
                claim("c1").coded("G0463").build(),
                claim("c2").coded("G0463").build()),
            "? Encounter/e1 ambiguous Claim.item.encounter"),
        says(
            "part of the claim could not be read",
            visit(G0105, billing(line(1, "G0463"))).unreadable("Claim/c1", "Claim.item[1]"),
            "? Claim/c1 unreadable Claim.item[1]"),
        says(
            "claims are cut short",
            visit(G0105, billing(line(1, "G0463"))).without("Claim", Cause.LIST_INCOMPLETE),
            "? chart list-incomplete Claim"),
        says(
            "procedures are not offered",
            chart().without("Procedure", Cause.RESOURCE_NOT_OFFERED),
            "? chart resource-not-offered Procedure"));
  }

  @Test
  void check_notBilled_namesItAndProvesIt() {
    Finding finding = only(visit(G0105, billing(line(1, "G0463"))));

    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo("G0105 was done at this visit, but none of its claims bills it.");
    assertThat(finding.evidence())
        .extracting(proof -> proof.reference() + " " + proof.element())
        .containsExactly("Procedure/x1 Procedure.code", "Claim/c1 Claim.item");
  }

  private static SampleChart visit(Procedure done, SampleClaim claim) {
    return chart(SampleServices.visit(), done, claim.build());
  }

  private static SampleChart stay(Procedure done, String type) {
    return chart(
        encounter("e1").classCode("IMP").build(),
        done,
        billing(line(1, "G0463")).type(type).build());
  }
}
