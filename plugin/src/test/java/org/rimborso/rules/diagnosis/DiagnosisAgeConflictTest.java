package org.rimborso.rules.diagnosis;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleClaim.stay;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.PartialDate;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.SampleChart;
import org.rimborso.rule.SampleClaim;
import org.rimborso.rule.SampleLists;

class DiagnosisAgeConflictTest implements RuleCases {
  private static final String FOUND = "diagnosis-age-conflict:Claim/c1:";

  @Override
  public Rule rule() {
    return new DiagnosisAgeConflict(CODES, Transition.of(Parameters.DEFAULTS));
  }

  @Override
  public Stream<Case> cases() {
    return Stream.concat(
        EditorCases.of(DiagnosisAgeConflict.ID, "P07.30"),
        Stream.of(
            says(
                "a newborn's code at sixty",
                chart(stay("2020-03-02", "2020-03-05").diagnosis("P07.30").build()),
                FOUND + "P07.30"),
            silent(
                "a newborn's code of a newborn",
                born("2020-03-01", stay("2020-03-01", "2020-03-05").diagnosis("P07.30"))),
            silent("a year old on one day of the stay only", born("2019-03-03", "P07.30")),
            says(
                "a year old from the first day on", born("2019-03-02", "P07.30"), FOUND + "P07.30"),
            silent("seventeen is paediatric", born("2002-03-06", "L22")),
            says("eighteen is not", born("2002-03-02", "L22"), FOUND + "L22"),
            says("version 37: maternity to 55", born("1963-12-01", "O80"), FOUND + "O80"),
            silent(
                "later versions: to 64",
                born("1963-12-01", stay("2022-03-02", "2022-03-05").diagnosis("O80"))),
            says(
                "later versions: from 9",
                born("2014-03-01", stay("2022-03-02", "2022-03-05").diagnosis("O80")),
                FOUND + "O80"),
            says("an adult's code at fourteen", born("2006-01-01", "I25.10"), FOUND + "I25.10"),
            silent(
                "an adult's code at sixty",
                chart(stay("2020-03-02", "2020-03-05").diagnosis("I25.10").build())),
            says(
                "born in a year on either side of the limit",
                born(Optional.of(PartialDate.ofYear(2005)), "I25.10"),
                "? Claim/c1 element-missing Patient.birthDate"),
            says(
                "born in a year that settles it",
                born(Optional.of(PartialDate.ofYear(2007)), "I25.10"),
                FOUND + "I25.10"),
            says(
                "no birth date",
                born(Optional.empty(), "P07.30"),
                "? Claim/c1 element-missing Patient.birthDate"),
            silent("no birth date, but no list has the code", born(Optional.empty(), "E11.9"))));
  }

  private static final String[] ROWS = {
    "P0730;;Newborn_Only | 4 A | D", "L22;;Pediatric_Only | 4 B | D",
    "O80;;Maternity_Only | 4 C | D", "I2510;;Adult_Only | 4 D | D"
  };
  private static final CodeSets CODES =
      new SampleLists()
          .list("mce", "v37 FY2020", "2019-10-01", "2020-09-30", ROWS)
          .list("mce", "v39 FY2022", "2021-10-01", "2022-09-30", ROWS)
          .build();

  private static SampleChart born(String day, String icd10cm) {
    return born(day, stay("2020-03-02", "2020-03-05").diagnosis(icd10cm));
  }

  private static SampleChart born(String day, SampleClaim claim) {
    return born(Optional.of(PartialDate.of(LocalDate.parse(day))), claim);
  }

  private static SampleChart born(Optional<PartialDate> birth, String icd10cm) {
    return born(birth, stay("2020-03-02", "2020-03-05").diagnosis(icd10cm));
  }

  private static SampleChart born(Optional<PartialDate> birth, SampleClaim claim) {
    return SampleChart.of(
        SampleChart.patient(birth, Optional.empty(), Optional.empty()), claim.build());
  }
}
