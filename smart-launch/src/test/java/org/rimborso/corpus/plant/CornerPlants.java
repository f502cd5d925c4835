package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Defects that a single sentence of a rule's text is about. */
final class CornerPlants {
  static final LocalDate TRANSITION = LocalDate.of(2015, 10, 1);
  private static final int TIMES = 15;

  /** Codes that were divided later. */
  private static final Map<String, String> OF_2015 =
      Map.of("N18.31", "N18.3", "E78.00", "E78.0", "I48.20", "I48.2");

  private CornerPlants() {}

  static List<Plant> all() {
    return List.of(
        Plant.of(
                "procedure-unknown-code",
                "revenue code of another form",
                Wish.of(Scene.EMERGENCY, Scene.STAY).paidBy(Cover.HARBOR),
                CornerPlants::revenue)
            .times(TIMES),
        Plant.maybe(
                "diagnosis-icd9-after-transition",
                "stay over the transition",
                transition(),
                (chart, dice) -> oldStay(chart))
            .times(TIMES),
        Plant.of(
                "coverage-order-wrong",
                "Medicare before a group plan",
                Wishes.office()
                    .paidBy(Cover.BOTH)
                    .between("2024-02-01", "2025-10-01")
                    .withOthers(0),
                (chart, dice) -> groupPlan(chart))
            .atSite()
            .times(TIMES),
        Plant.of(
                "encounter-not-closed",
                "past its recorded end",
                Wish.of(Scene.STAY).between("2025-11-10", "2025-12-05").withOthers(0),
                (chart, dice) -> pastItsEnd(chart))
            .times(TIMES),
        Plant.of(
                "encounter-no-disposition",
                "acute stay",
                Wish.of(Scene.STAY),
                (chart, dice) -> acute(chart, dice))
            .times(TIMES),
        Plant.of(
                "line-dangling-diagnosis",
                "to no procedure",
                Wishes.one(),
                (chart, dice) -> {
                  ObjectNode claim = chart.subject().claim();
                  Visit.lines(claim).get(0).putArray("procedureSequence").add(4);
                  return Expected.at(claim);
                })
            .times(TIMES),
        Plant.of(
                "line-without-diagnosis",
                "no pointer at all",
                Wishes.one(),
                (chart, dice) -> {
                  ObjectNode claim = chart.subject().claim();
                  Visit.lines(claim).forEach(line -> line.remove("diagnosisSequence"));
                  return Expected.at(claim);
                })
            .times(TIMES));
  }

  static Wish transition() {
    return Wish.of(Scene.STAY)
        .paidBy(Cover.HARBOR)
        .between("2015-09-28", "2015-09-30")
        .withOthers(0);
  }

  private static Expected revenue(Draft chart, Dice dice) {
    ObjectNode claim = chart.subject().claim();
    ObjectNode line = dice.of(Visit.lines(claim));
    line.set("revenue", Fhir.concept(Terms.REVENUE, dice.one("45O", "04X0", "R450", "04500")));
    return Expected.at(claim);
  }

  /** What the doctor bills for days before the transition, in the code set of those days. */
  static boolean codeByDay(Visit visit) {
    boolean over = !visit.end().isBefore(TRANSITION);
    for (int i = 0; i < visit.conditions().size(); i++) {
      String code = visit.code(i);
      visit.recode(i, Terms.ICD10, OF_2015.getOrDefault(code, code));
    }
    for (ObjectNode diagnosis : Visit.diagnoses(visit.claims().get(1))) {
      diagnosis.set("diagnosisCodeableConcept", Fhir.concept(Terms.ICD9, "401.9"));
    }
    ObjectNode professional = visit.claims().get(1);
    while (professional.withArray("diagnosis").size() > 1) {
      professional.withArray("diagnosis").remove(1);
    }
    for (ObjectNode line : Visit.lines(professional)) {
      line.putArray("diagnosisSequence").add(1);
    }
    return over;
  }

  private static Optional<Expected> oldStay(Draft chart) {
    Visit visit = chart.subject();
    boolean over = codeByDay(visit);
    ObjectNode facility = visit.claim();
    ObjectNode first = Visit.diagnoses(facility).get(0);
    first.set("diagnosisCodeableConcept", Fhir.concept(Terms.ICD9, "486"));
    ObjectNode concept = (ObjectNode) visit.conditions().get(0).get("code");
    concept.withArray("coding").add(Fhir.coding(Terms.ICD9, "486"));
    return over
        ? Optional.of(Expected.at(facility, "Claim.diagnosis[0].diagnosis"))
        : Optional.empty();
  }

  private static Expected groupPlan(Draft chart) {
    chart.get("Coverage/second").putArray("payor").add(Fhir.reference("Organization/northlight"));
    for (ObjectNode claim : chart.subject().claims()) {
      if (Visit.isSecondary(claim)) {
        claim.set("insurer", Fhir.reference("Organization/northlight"));
      }
    }
    return Expected.at(chart.subject().claim());
  }

  private static Expected pastItsEnd(Draft chart) {
    Visit visit = chart.subject();
    visit.unbill();
    visit.encounter().put("status", "in-progress");
    visit.encounter().remove("hospitalization");
    return Expected.at(visit.encounter());
  }

  private static Expected acute(Draft chart, Dice dice) {
    ObjectNode encounter = chart.subject().encounter();
    ((ObjectNode) encounter.get("class")).put("code", dice.one("ACUTE", "NONAC"));
    encounter.set("hospitalization", Fhir.node());
    return Expected.at(encounter);
  }
}
