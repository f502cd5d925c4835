package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
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

/** Diagnoses on the chart against diagnoses on claims. */
final class DocumentationPlants {
  private static final List<String> APART =
      List.of("D50.9", "K29.70", "G47.00", "E87.6", "D69.6", "L03.213", "N39.3", "E86.0");

  private DocumentationPlants() {}

  static List<Plant> all() {
    Plant recapture =
        Plant.maybe(
                "diagnosis-not-recaptured",
                "documented last year only",
                lateVisit(),
                (chart, dice) -> forget(chart, dice, "2024"))
            .atSite();
    return List.of(
        Plant.of(
                "diagnosis-missing",
                "nothing at all",
                Wish.of(Scene.OFFICE, Scene.INJURY, Scene.TELEHEALTH, Scene.EMERGENCY),
                (chart, dice) -> nothing(chart))
            .times(60),
        Plant.of(
                "diagnosis-uncoded",
                "clinical term only",
                Wishes.one(),
                DocumentationPlants::uncode)
            .times(40),
        Plant.of(
                "diagnosis-uncoded",
                "unbilled, text only",
                Wishes.recent(Wishes.one(), "2025-12-15", "2025-12-17"),
                (chart, dice) -> uncodeUnbilled(chart))
            .times(20),
        doubted("diagnosis-refuted-billed", "refuted", "refuted"),
        doubted("diagnosis-refuted-billed", "entered in error", "entered-in-error"),
        doubted("diagnosis-uncertain-outpatient", "provisional", "provisional"),
        doubted("diagnosis-uncertain-outpatient", "differential", "differential"),
        doubted("diagnosis-uncertain-outpatient", "unconfirmed", "unconfirmed"),
        Plant.maybe(
                "diagnosis-not-on-claim",
                "documented, not billed",
                Wish.of(Scene.OFFICE, Scene.INJURY, Scene.STAY, Scene.EMERGENCY),
                (chart, dice) ->
                    apart(chart, dice)
                        .map(c -> Expected.at(chart.subject().document(Terms.ICD10, c))))
            .times(60),
        Plant.maybe(
                "diagnosis-not-on-chart",
                "billed, not documented",
                Wishes.one(),
                DocumentationPlants::invent)
            .times(60),
        recapture.times(60),
        Plant.maybe(
                "diagnosis-not-recaptured",
                "year not loaded",
                lateVisit(),
                (chart, dice) -> forget(chart, dice, "2023"))
            .outside(World.SITE));
  }

  private static Wish lateVisit() {
    return Wish.of(Scene.OFFICE, Scene.INJURY)
        .paidBy(Cover.MEDICARE, Cover.NORTHLIGHT, Cover.HARBOR)
        .between("2025-03-01", "2025-11-20")
        .withOthers(0);
  }

  private static Expected nothing(Draft chart) {
    Visit visit = chart.subject();
    visit.encounter().remove("diagnosis");
    visit.conditions().forEach(chart::remove);
    visit.conditions().clear();
    for (ObjectNode claim : visit.claims()) {
      claim.remove("diagnosis");
      Visit.lines(claim).forEach(line -> line.remove("diagnosisSequence"));
    }
    return Expected.at(visit.encounter());
  }

  /** A term that a clinician chose, or words, in place of every code of the first diagnosis. */
  private static Expected uncode(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    if (dice.chance(2)) {
      visit.recode(0, Terms.SNOMED, "161891005");
    } else {
      visit.recode(0, "http://clinic.example/own", "backache");
    }
    return Expected.at(visit.claim());
  }

  private static Expected uncodeUnbilled(Draft chart) {
    Visit visit = chart.subject();
    visit.unbill();
    ObjectNode condition = visit.conditions().get(0);
    condition.set("code", Fhir.text("aching back"));
    return Expected.at(condition);
  }

  private static Plant doubted(String rule, String name, String status) {
    return Plant.of(
            rule,
            name,
            Wishes.one(),
            (chart, dice) -> {
              ObjectNode condition = chart.subject().conditions().get(0);
              condition.set("verificationStatus", Fhir.hl7("condition-ver-status", status));
              return Expected.at(chart.subject().claim(), "Claim.diagnosis[0].diagnosis");
            })
        .times(30);
  }

  /** A diagnosis of whose category the chart holds none. */
  private static Optional<String> apart(Draft chart, Dice dice) {
    String code = dice.of(APART);
    boolean there =
        chart.all("Condition").stream()
            .map(one -> Fhir.code(one.path("code")))
            .anyMatch(one -> one.startsWith(code.substring(0, 3)));
    return there ? Optional.empty() : Optional.of(code);
  }

  private static Optional<Expected> invent(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    return apart(chart, dice)
        .map(
            code -> {
              visit.bill(visit.claim(), Terms.ICD10, code);
              int at = Visit.diagnoses(visit.claim()).size() - 1;
              return Expected.at(visit.claim(), "Claim.diagnosis[" + at + "].diagnosis");
            });
  }

  /** A visit of another year with a chronic diagnosis that this year's visit does not have. */
  private static Optional<Expected> forget(Draft chart, Dice dice, String year) {
    String code = dice.one("J44.9", "F33.1", "I48.20", "E11.9");
    boolean there =
        chart.all("Condition").stream()
            .map(one -> Fhir.code(one.path("code")))
            .anyMatch(one -> one.matches("J4.*|F33.*|I48.*|E11.*|J.*"));
    if (there) {
      return Optional.empty();
    }
    Visit earlier = chart.again(Scene.OFFICE, LocalDate.parse(year + "-05-14"));
    earlier.diagnose(Terms.ICD10, code);
    int last = earlier.conditions().size() - 1;
    return Optional.of(Expected.at(earlier.conditions().get(last)));
  }
}
