package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.on;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleClaim.stay;
import static org.rimborso.rule.SampleRequirements.requires;

import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleLists;
import org.rimborso.rule.SamplePayers;

class DiagnosisSexConflictTest implements RuleCases {

  @Override
  public Rule rule() {
    return new DiagnosisSexConflict(
        CODES,
        Transition.of(Parameters.DEFAULTS),
        SamplePayers.requiring(requires().sexConflict(true)));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says(
            "a man's diagnosis of a woman",
            chart(stay("2020-03-02", "2020-03-05").diagnosis("N40.0").build()),
            "diagnosis-sex-conflict:Claim/c1:N40.0"),
        silent(
            "a woman's diagnosis of a woman",
            chart(stay("2020-03-02", "2020-03-05").diagnosis("O80").build())),
        says(
            "a woman's diagnosis of a man",
            of("male", "O80", "2020-03-05"),
            "diagnosis-sex-conflict:Claim/c1:O80"),
        silent("gender is other", of("other", "O80", "2020-03-05")),
        silent("gender is unknown", of("unknown", "O80", "2020-03-05")),
        says(
            "gender is absent",
            of("", "O80", "2020-03-05"),
            "? Claim/c1 element-missing Patient.gender"),
        silent("gender is absent, but no list has the code", of("", "E11.9", "2020-03-05")),
        says(
            "the last day of the edit",
            of("male", "O80", "2024-09-30"),
            "diagnosis-sex-conflict:Claim/c1:O80"),
        silent("the edit was switched off", of("male", "O80", "2024-10-01")),
        says(
            "but this payer goes on with it",
            of("male", stay("2024-10-01", "2024-10-01").insurer(display("Harbor Mutual")), "O80"),
            "diagnosis-sex-conflict:Claim/c1:O80"),
        says(
            "no edition is of the day of discharge",
            of("male", "O80", "2022-03-05"),
            "? Claim/c1 code-set-not-loaded Medicare Code Editor 2022-03-05"),
        silent(
            "a professional claim",
            chart(claim("c1").billable(on("2020-03-02")).diagnosis("N40.0").build())),
        says(
            "not known whether a stay",
            chart(
                claim("c1")
                    .type("institutional")
                    .billable(on("2020-03-02"))
                    .diagnosis("N40.0")
                    .build()),
            "? Claim/c1 element-missing Claim.supportingInfo"));
  }

  private static final String[] ROWS = {"N400;;Male_Only | 5 C | D", "O80;;Female_Only | 5 A | D"};
  private static final CodeSets CODES =
      new SampleLists()
          .list("mce", "v37 FY2020", "2019-10-01", "2020-09-30", ROWS)
          .list("mce", "v41 FY2024", "2023-10-01", "2024-09-30", ROWS)
          .list("mce", "v42 FY2025", "2024-10-01", "2025-09-30", ROWS)
          .build();

  private static SampleChart of(String gender, String icd10cm, String discharge) {
    return of(gender, stay(discharge, discharge), icd10cm);
  }

  private static SampleChart of(String gender, SampleClaim stay, String icd10cm) {
    return SampleChart.of(
        SampleChart.patient(
            Optional.empty(),
            Optional.of(gender).filter(text -> !text.isEmpty()),
            Optional.empty()),
        stay.diagnosis(icd10cm).build());
  }
}
