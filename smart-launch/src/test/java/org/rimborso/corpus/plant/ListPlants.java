package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;
import org.rimborso.corpus.table.Codes;

/** Diagnoses against the editor's lists, the notes of the tabular list and the exempt list. */
final class ListPlants {
  private static final String FIRST = "Claim.diagnosis[0].diagnosis";

  private ListPlants() {}

  static List<Plant> all() {
    Plant sex =
        add(
            "diagnosis-sex-conflict",
            "prostate of a woman",
            "N40.1",
            stay(2024, 50, 90).whoIs("female"));
    Plant manifest =
        of(
                "diagnosis-manifestation-first",
                "manifestation first",
                Wishes.in2025(Wishes.one()),
                ListPlants::manifest)
            .times(60);
    Plant unacceptable =
        of(
                "diagnosis-unacceptable-principal",
                "not acceptable alone",
                stay(2025, 0, 0),
                ListPlants::unacceptable)
            .times(60);
    Plant excludes =
        of(
                "diagnosis-excludes1",
                "two that exclude each other",
                Wishes.in2025(Wishes.one()),
                ListPlants::exclude)
            .times(40)
            .showing("diagnosis-not-recaptured", "a chronic diagnosis that no later visit has");
    Plant poa =
        of("diagnosis-poa-missing", "no indicator", stay(2025, 0, 0), ListPlants::dropIndicator)
            .times(60);
    Plant partner =
        of(
                "diagnosis-code-first",
                "partner missing",
                Wishes.in2025(Wishes.one()),
                (c, d) -> codeFirst(c, "D64.1"))
            .times(20);
    return List.of(
        sex.times(30),
        add("diagnosis-sex-conflict", "birth by a man", "O80", stay(2024, 20, 50).whoIs("male"))
            .times(25),
        sex.in("year not loaded", stay(2023, 50, 90).whoIs("female")).outside(World.SITE),
        sex.outside(World.SHIPPED),
        add("diagnosis-age-conflict", "newborn's of an adult", "P59.9", stay(2025, 20, 90))
            .times(20),
        add("diagnosis-age-conflict", "child's of an adult", "R62.51", stay(2025, 20, 90))
            .times(15),
        add("diagnosis-age-conflict", "birth past age", "O80", stay(2025, 68, 90).whoIs("female"))
            .times(15),
        add("diagnosis-age-conflict", "adult's of a child", "M81.0", stay(2025, 4, 13)).times(15),
        add("diagnosis-age-conflict", "year not loaded", "P59.9", stay(2026, 20, 90))
            .outside(World.SITE),
        manifest,
        manifest
            .in("list of another year", Wishes.one().between("2025-10-01", "2025-11-20"))
            .times(10),
        Plant.maybe("diagnosis-manifestation-first", "no list", Wishes.one(), ListPlants::manifest)
            .times(20),
        Plant.of(
                "diagnosis-manifestation-first",
                "category not loaded",
                Wishes.one(),
                (chart, dice) -> {
                  chart.subject().recode(0, Terms.ICD10, dice.one("F02.80", "M36.0", "J99"));
                  return Expected.at(chart.subject().claim(), FIRST);
                })
            .outside(World.SHIPPED),
        unacceptable,
        unacceptable.in("year not loaded", stay(2026, 0, 0)).outside(World.SITE),
        excludes,
        excludes
            .in("list of the year before", Wishes.one().between("2025-10-01", "2025-11-20"))
            .times(15),
        excludes.in("no list", Wishes.one()).outside(World.SHIPPED),
        partner,
        partner
            .in("list of the year before", Wishes.one().between("2025-10-01", "2025-11-20"))
            .times(10),
        partner.in("no list", Wishes.one()).outside(World.SHIPPED),
        of(
                "diagnosis-code-first",
                "additional code missing",
                Wishes.in2025(Wishes.one()),
                (c, d) -> codeFirst(c, "E11.21"))
            .times(15),
        of(
                "diagnosis-code-first",
                "wrong order",
                Wishes.in2025(Wishes.one()),
                ListPlants::wrongOrder)
            .times(15),
        poa,
        poa.in("year not loaded", stay(2026, 0, 0)).outside(World.SITE),
        poa.outside(World.SHIPPED));
  }

  private static Plant of(String rule, String name, Wish in, Plant.Edit edit) {
    return Plant.maybe(rule, name, in, edit).atSite();
  }

  /** A Medicare stay that ends in a fiscal year. */
  private static Wish stay(int year, int youngest, int oldest) {
    String last = year == 2026 ? "2025-12-05" : year + "-09-22";
    return Wish.of(Scene.STAY)
        .paidBy(Cover.MEDICARE)
        .between((year - 1) + "-10-01", last)
        .aged(youngest, oldest);
  }

  /** A further diagnosis of the facility's claim. */
  private static Plant add(String rule, String name, String code, Wish in) {
    return of(
        rule,
        name,
        in,
        (chart, dice) -> {
          Visit visit = chart.subject();
          boolean there =
              visit.conditions().stream()
                  .anyMatch(
                      one ->
                          Fhir.code(one.path("code")).substring(0, 3).equals(code.substring(0, 3)));
          if (there) {
            return Optional.empty();
          }
          visit.diagnose(Terms.ICD10, code);
          int at = visit.conditions().size() - 1;
          return Optional.of(Expected.at(visit.claim(), "Claim.diagnosis[" + at + "].diagnosis"));
        });
  }

  private static Optional<Expected> manifest(Draft chart, Dice dice) {
    chart.subject().recode(0, Terms.ICD10, dice.of(Codes.MANIFESTATIONS));
    return Optional.of(Expected.at(chart.subject().claim(), FIRST));
  }

  private static Optional<Expected> unacceptable(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    visit.recode(0, Terms.ICD10, dice.of(Codes.UNACCEPTABLE));
    return Optional.of(Expected.at(visit.claim(), FIRST));
  }

  private static Optional<Expected> exclude(Draft chart, Dice dice) {
    List<String> pair =
        dice.of(
            List.of(
                List.of("F32.1", "F33.1"),
                List.of("M54.50", "M54.41"),
                List.of("R51.9", "G43.009"),
                List.of("R73.03", "E11.9")));
    Visit visit = chart.subject();
    boolean there =
        visit.conditions().stream()
            .anyMatch(
                one ->
                    pair.stream()
                        .anyMatch(
                            code -> Fhir.code(one.path("code")).startsWith(code.substring(0, 3))));
    if (there) {
      return Optional.empty();
    }
    visit.recode(0, Terms.ICD10, pair.get(0));
    visit.diagnose(Terms.ICD10, pair.get(1));
    int at = visit.conditions().size() - 1;
    return Optional.of(Expected.at(visit.claim(), "Claim.diagnosis[" + at + "].diagnosis"));
  }

  private static Optional<Expected> codeFirst(Draft chart, String code) {
    return hasKidneys(chart) ? Optional.empty() : Optional.of(append(chart, code));
  }

  private static Optional<Expected> wrongOrder(Draft chart, Dice dice) {
    if (hasKidneys(chart)) {
      return Optional.empty();
    }
    Expected expected = append(chart, "D64.1");
    chart.subject().diagnose(Terms.ICD10, "N18.4");
    return Optional.of(expected);
  }

  private static boolean hasKidneys(Draft chart) {
    return chart.all("Condition").stream()
        .map(one -> Fhir.code(one.path("code")))
        .anyMatch(code -> code.matches("N18.*|E11.*|I1[0-3].*"));
  }

  private static Expected append(Draft chart, String code) {
    Visit visit = chart.subject();
    visit.diagnose(Terms.ICD10, code);
    int at = visit.conditions().size() - 1;
    return Expected.at(visit.claim(), "Claim.diagnosis[" + at + "].diagnosis");
  }

  private static Optional<Expected> dropIndicator(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    List<ObjectNode> diagnoses = Visit.diagnoses(visit.claim());
    int at = dice.between(0, diagnoses.size() - 1);
    diagnoses.get(at).remove("onAdmission");
    return Optional.of(Expected.at(visit.claim(), "Claim.diagnosis[" + at + "].onAdmission"));
  }
}
