package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;

/** Wrong diagnosis codes. */
final class CodePlants {
  private static final String FIRST = "Claim.diagnosis[0].diagnosis";
  private static final List<String> NINTH =
      List.of("401.9", "250.00", "272.4", "724.2", "V70.0", "599.0", "E885.9", "493.90");
  private static final List<String> OPEN_SIDE =
      List.of(
          "H66.90",
          "H66.009",
          "H66.019",
          "H66.10",
          "H66.20",
          "H66.40",
          "H66.3X9",
          "E11.3219",
          "E11.3299",
          "E11.3319",
          "E11.3399",
          "E11.3419",
          "E11.3519",
          "E11.37X9",
          "S93.409A",
          "M17.10",
          "M17.30",
          "M54.30",
          "M54.40",
          "L03.019",
          "L03.039");
  private static final List<String> CAUSES =
      List.of("W19.XXXA", "W01.0XXA", "V43.52XA", "Y93.01", "X58.XXXA", "Y92.009", "W54.0XXA");

  private CodePlants() {}

  static List<Plant> all() {
    return List.of(
        first("diagnosis-unknown-code", "no such code", (dice, visit) -> Tables.unknown(dice))
            .times(60),
        first(
                "diagnosis-unknown-code",
                "category not loaded",
                (dice, visit) -> dice.one("K80.99", "S72.0Q", "C50.77", "B99.77"))
            .outside(World.SHIPPED),
        first(
                "diagnosis-not-billable",
                "header",
                (dice, visit) -> Tables.header(dice, visit.start()))
            .times(45),
        first(
                "diagnosis-not-billable",
                "no seventh character",
                (dice, visit) -> dice.one("S93.401", "S93.412", "S93.422", "S93.491"))
            .times(15),
        first("diagnosis-not-billable", "category not loaded", (dice, visit) -> dice.one("S72.00"))
            .outside(World.SHIPPED),
        first(
                "diagnosis-not-valid-on-date",
                "code of other years",
                (dice, visit) -> Tables.ofAnotherYear(dice, visit.start()))
            .times(60),
        first("diagnosis-not-valid-on-date", "category not loaded", (dice, visit) -> "Z68.56")
            .outside(World.SHIPPED),
        Plant.of(
                "diagnosis-icd9-after-transition",
                "ICD-9-CM today",
                Wishes.one(),
                (chart, dice) -> recode(chart, Terms.ICD9, dice.of(NINTH)))
            .times(40),
        Plant.of(
                "diagnosis-icd9-after-transition",
                "ICD-10-CM before its time",
                Wishes.one().in(Scene.NINTH),
                (chart, dice) -> recode(chart, Terms.ICD10, dice.one("I10", "E11.9", "J06.9")))
            .times(20),
        first("diagnosis-unspecified", "side left open", (dice, visit) -> dice.of(OPEN_SIDE))
            .times(60),
        first(
                "diagnosis-unspecified",
                "category not loaded",
                (dice, visit) -> dice.one("M25.569", "S82.309A"))
            .outside(World.SHIPPED),
        first(
                "diagnosis-external-cause-first",
                "cause listed first",
                (dice, visit) -> dice.of(CAUSES))
            .times(60),
        Plant.maybe("diagnosis-duplicate", "code twice", Wishes.one(), CodePlants::twice)
            .times(60));
  }

  @FunctionalInterface
  private interface Code {
    String of(Dice dice, Visit visit);
  }

  /** Another code for the first diagnosis of a visit with one claim. */
  private static Plant first(String rule, String name, Code code) {
    return Plant.of(
        rule,
        name,
        Wishes.one(),
        (chart, dice) -> recode(chart, Terms.ICD10, code.of(dice, chart.subject())));
  }

  private static Expected recode(Draft chart, String system, String code) {
    Visit visit = chart.subject();
    visit.recode(0, system, code);
    return Expected.at(visit.claim(), FIRST);
  }

  private static Optional<Expected> twice(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    ObjectNode claim = visit.claim();
    int at = dice.between(0, visit.conditions().size() - 1);
    visit.bill(claim, Terms.ICD10, visit.code(at));
    int last = Visit.diagnoses(claim).size() - 1;
    return Optional.of(Expected.at(claim, "Claim.diagnosis[" + last + "].diagnosis"));
  }
}
