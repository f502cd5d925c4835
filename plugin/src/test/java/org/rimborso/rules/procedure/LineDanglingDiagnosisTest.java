package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.benefit;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleClaim;

class LineDanglingDiagnosisTest implements RuleCases {

  @Override
  public Rule rule() {
    return new LineDanglingDiagnosis();
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "diagnosis 3 of two",
            chart(two("c1").pointing(Period.UNKNOWN, 1, 3).build()),
            "line-dangling-diagnosis:Claim/c1:diagnosis-3"),
        says(
            "the same from two lines is one defect",
            chart(two("c1").pointing(Period.UNKNOWN, 3).pointing(Period.UNKNOWN, 3).build()),
            "line-dangling-diagnosis:Claim/c1:diagnosis-3"),
        says(
            "two missing entries are two",
            chart(two("c1").pointing(Period.UNKNOWN, 3, 4).build()),
            "line-dangling-diagnosis:Claim/c1:diagnosis-3",
            "line-dangling-diagnosis:Claim/c1:diagnosis-4"),
        says(
            "care team, information and procedure likewise",
            chart(
                two("c1").line(pointing(1, List.of(), List.of(1), List.of(2), List.of(3))).build()),
            "line-dangling-diagnosis:Claim/c1:careTeam-1",
            "line-dangling-diagnosis:Claim/c1:information-2",
            "line-dangling-diagnosis:Claim/c1:procedure-3"),
        says(
            "an EOB without a Claim is read too",
            chart(benefit(SampleClaim.benefit("b1").pointing(Period.UNKNOWN, 1).build())),
            "line-dangling-diagnosis:ExplanationOfBenefit/b1:diagnosis-1"),
        silent(
            "pointers that lead somewhere",
            chart(two("c1").pointing(Period.UNKNOWN, 2, 1).build())),
        silent("no pointers", chart(two("c1").line().build())),
        silent(
            "cancelled", chart(two("c1").status("cancelled").pointing(Period.UNKNOWN, 3).build())),
        says(
            "a diagnosis could not be read: it may be the one",
            chart(two("c1").pointing(Period.UNKNOWN, 3).build())
                .unreadable("Claim/c1", "Claim.diagnosis[2]"),
            "? Claim/c1 unreadable Claim.diagnosis[2]"),
        withoutClaims());
  }

  @Test
  void check_twoLines_namesThemAndTheirMoney() {
    Claim claim =
        two("c1")
            .line()
            .line(pointing(2, List.of(1, 7), List.of(), List.of(), List.of()))
            .line(pointing(3, List.of(7), List.of(), List.of(), List.of()))
            .build();

    Finding finding = only(chart(claim));

    assertThat(finding.element()).isEqualTo("Claim.item[1].diagnosisSequence[1]");
    assertThat(finding.message().in(Locale.ENGLISH))
        .isEqualTo("Line 2, 3 of the claim points to diagnosis 7, which the claim does not have.");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("20.00");
  }

  private static SampleClaim two(String id) {
    return claim(id).diagnosis("E11.9").diagnosis("E78.5");
  }

  private static Claim.Line pointing(
      int sequence,
      List<Integer> diagnoses,
      List<Integer> team,
      List<Integer> information,
      List<Integer> done) {
    return new Claim.Line(
        sequence,
        CodeableConcept.EMPTY,
        CodeableConcept.EMPTY,
        List.of(),
        Period.UNKNOWN,
        CodeableConcept.EMPTY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Money.of("10", "USD")),
        diagnoses,
        team,
        information,
        done,
        List.of(),
        Optional.empty());
  }
}
