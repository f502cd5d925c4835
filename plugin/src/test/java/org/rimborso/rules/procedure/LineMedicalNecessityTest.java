package org.rimborso.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.RuleCases.withoutClaims;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.condition;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rules.procedure.SampleLine.DAY;
import static org.rimborso.rules.procedure.SampleLine.line;
import static org.rimborso.rules.procedure.SampleLine.undated;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleLists;
import org.rimborso.rule.SamplePayers;

/** The policies are invented. */
class LineMedicalNecessityTest implements RuleCases {
  private static final String FOUND = "line-medical-necessity:Claim/c1:A0001-1";
  private static final CodeSets CODES =
      new SampleLists()
          .list(
              "payer-policy",
              "policies to 2026-01-01",
              "2024-01-01",
              "9999-12-31",
              "A0001;E119;L1",
              "A0001;E10-E10;L1",
              "A0001;S93*;L2",
              "A0001;E785;L3;2024-01-01;2026-11-01",
              "A0002;E119;H1 | payer Harbor Mutual",
              "A0003;E785;H2 | payer harbor mutual",
              "A0003;E119;L4")
          .build();

  @Override
  public Rule rule() {
    return new LineMedicalNecessity(CODES, SamplePayers.authorizing());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(diagnoses(), payers(), unknown()).flatMap(some -> some);
  }

  private static Stream<Case> diagnoses() {
    return Stream.of(
        says("a diagnosis of no policy", one("A0001", "E11.21"), FOUND),
        silent("a supported one", one("A0001", "E11.9")),
        silent("spelled in another way", one("a0001", "e119")),
        silent("of a range", one("A0001", "E10.65")),
        silent("of another policy, by its beginning", one("A0001", "S93.01XA")),
        says("its policy has ended", one("A0001", "E78.5"), FOUND),
        silent(
            "which was in force on an earlier day",
            chart(
                diagnosed("E78.5")
                    .line(line(1, "A0001").on(DAY.minusDays(1)).pointing(1).build())
                    .build())),
        silent(
            "one of two",
            chart(
                diagnosed("E78.5")
                    .diagnosis("E11.9")
                    .line(line(1, "A0001").pointing(1, 2).build())
                    .build())),
        says(
            "the supported one is another line's",
            chart(
                diagnosed("E78.5")
                    .diagnosis("E11.9")
                    .line(line(1, "A0001").pointing(1).build())
                    .build()),
            FOUND),
        silent("a code without a policy", one("A0009", "E78.5")),
        silent(
            "a denial is expected",
            chart(
                diagnosed("E78.5")
                    .line(line(1, "A0001").pointing(1).modified("GA").build())
                    .build())),
        silent(
            "points to none: another rule's business",
            chart(diagnosed("E78.5").line(line(1, "A0001").build()).build())),
        says(
            "an institution's line has all diagnoses of its claim",
            chart(diagnosed("E78.5").type("institutional").line(line(1, "A0001").build()).build()),
            FOUND),
        silent(
            "of which one is enough",
            chart(
                diagnosed("E78.5")
                    .diagnosis("E11.9")
                    .type("institutional")
                    .line(line(1, "A0001").build())
                    .build())),
        silent(
            "a diagnosis given by its Condition",
            chart(
                condition("d1", "", "E11.9"),
                claim("c1").condition("d1").line(line(1, "A0001").pointing(1).build()).build())),
        silent(
            "cancelled",
            chart(
                diagnosed("E78.5")
                    .status("cancelled")
                    .line(line(1, "A0001").pointing(1).build())
                    .build())));
  }

  private static Stream<Case> payers() {
    return Stream.of(
        silent("the policy of another payer", one("A0002", "E78.5")),
        says(
            "the payer's own policy",
            to("Harbor Mutual", "A0002", "E78.5"),
            "line-medical-necessity:Claim/c1:A0002-1"),
        silent("supported by the payer's own policy", to("Harbor Mutual", "A0003", "E78.5")),
        says(
            "which does not help with another payer",
            to("Acme", "A0003", "E78.5"),
            "line-medical-necessity:Claim/c1:A0003-1"));
  }

  private static Stream<Case> unknown() {
    return Stream.of(
        says(
            "no table of the day",
            chart(
                diagnosed("E78.5")
                    .line(line(1, "A0001").on(DAY.minusYears(3)).pointing(1).build())
                    .build()),
            "? chart code-set-not-loaded Payer policies"),
        says(
            "a diagnosis without an ICD code",
            chart(
                claim("c1")
                    .diagnosis(CodeableConcept.of(CodeSystem.SNOMED, "1"))
                    .line(line(1, "A0001").pointing(1).build())
                    .build()),
            "? Claim/c1 element-missing Claim.diagnosis[0]"),
        says(
            "a diagnosis could not be read",
            one("A0001", "E78.5").unreadable("Claim/c1", "Claim.diagnosis[1]"),
            "? Claim/c1 unreadable Claim.diagnosis[1]"),
        says(
            "no line tells its day, said once",
            undated("A0001", "A0001"),
            "? Claim/c1 element-missing Claim.item[0].serviced"),
        withoutClaims());
  }

  @Test
  void check_found_namesAndCitesThePoliciesInForce() {
    Finding finding = only(one("A0001", "E78.5"));

    assertThat(finding.element()).isEqualTo("Claim.item[0].diagnosisSequence");
    assertThat(finding.message().in(Locale.ENGLISH))
        .contains("E78.5", "L1, L2")
        .doesNotContain("L3");
    assertThat(finding.source().document()).isEqualTo("L1, L2");
    assertThat(finding.atRisk().orElseThrow().plain()).isEqualTo("60.00");
    assertThat(finding.evidence())
        .containsExactly(new Evidence(SampleChart.ref("Claim/c1"), "Claim.diagnosis[0]"));
  }

  @ParameterizedTest
  @CsvSource({
    "E119,E119,true",
    "E11,E119,false",
    "E11*,E119,true",
    "E11*,E12,false",
    "E10-E14,E10,true",
    "E10-E14,E1499,true",
    "E10-E14,E15,false",
    "E10-E14,E099,false",
    "E1010-E1065,E1065,true",
    "E1010-E1065,E1069,false"
  })
  void includes_codeRangeOrBeginning(String text, String code, boolean included) {
    assertThat(new SupportedDiagnosis(text).includes(code)).isEqualTo(included);
  }

  private static SampleClaim diagnosed(String icd10cm) {
    return claim("c1").diagnosis(icd10cm);
  }

  private static SampleChart one(String code, String icd10cm) {
    return to("", code, icd10cm);
  }

  private static SampleChart to(String payer, String code, String icd10cm) {
    SampleClaim claim =
        payer.isEmpty() ? diagnosed(icd10cm) : diagnosed(icd10cm).insurer(display(payer));
    return chart(claim.line(line(1, code).pointing(1).build()).build());
  }
}
