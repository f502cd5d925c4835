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

/** Lines against the tables of CMS and the payers: pairs, units, add-ons, policies, demands. */
final class TablePlants {
  private TablePlants() {}

  static List<Plant> all() {
    Wish quarter = Wishes.office().between("2025-07-01", "2025-09-25");
    Wish after = Wishes.office().between("2025-10-02", "2025-11-20");
    Plant pair =
        site("line-ncci-pair", "always", quarter, (chart, dice) -> pair(chart, dice, false));
    Plant units = site("line-units-exceeded", "one line", quarter, TablePlants::units);
    Plant addOn =
        site("line-add-on-alone", "no primary", quarter, (chart, dice) -> addOn(chart, dice));
    Plant visit =
        site(
            "line-em-without-25",
            "visit and procedure",
            in2025(),
            (chart, dice) -> minor(chart, dice));
    Plant fresh =
        site(
            "line-new-patient-seen-before",
            "seen before",
            in2025().withOthers(0),
            (chart, dice) -> fresh(chart, dice));
    Plant policy =
        Plant.maybe("line-medical-necessity", "not supported", in2025(), TablePlants::unsupported)
            .atSite();
    Plant remote =
        site(
            "line-telehealth-mismatch",
            "no modifier",
            remote(Cover.NORTHLIGHT),
            (chart, dice) -> bare(chart, "10"));
    Plant drug =
        site(
            "line-drug-without-ndc",
            "no drug code",
            payer(Cover.NORTHLIGHT),
            (chart, dice) -> drug(chart));
    Plant lacking =
        site(
            "line-modifier-missing",
            "none of those wanted",
            payer(Cover.NORTHLIGHT),
            (chart, dice) -> lacking(chart));
    return List.of(
        pair.times(30),
        site(
                "line-ncci-pair",
                "without a modifier",
                quarter,
                (chart, dice) -> pair(chart, dice, true))
            .times(30),
        pair.in("quarter not loaded", after).outside(World.SITE),
        pair.outside(World.SHIPPED),
        units.times(40),
        site(
                "line-units-exceeded",
                "two lines of a day",
                quarter,
                (chart, dice) -> unitsOfDay(chart))
            .times(20),
        units.in("quarter not loaded", after).outside(World.SITE),
        units.outside(World.SHIPPED),
        addOn.times(60),
        addOn.outside(World.SHIPPED),
        visit.times(60),
        visit
            .in("year not loaded", Wishes.office().between("2024-02-01", "2024-12-20"))
            .outside(World.SITE),
        visit.outside(World.SHIPPED),
        fresh.times(60),
        fresh.outside(World.SHIPPED),
        policy.times(60),
        policy.outside(World.SHIPPED),
        remote.times(30),
        site(
                "line-telehealth-mismatch",
                "in-person place",
                remote(Cover.NORTHLIGHT),
                (chart, dice) -> bare(chart, "11"))
            .times(30),
        remote.in("needs not known", remote(Cover.HARBOR)).outside(World.SITE),
        remote.outside(World.SHIPPED),
        drug.times(60),
        drug.in("needs not known", payer(Cover.HARBOR)).outside(World.SITE),
        lacking.times(60),
        lacking.in("needs not known", payer(Cover.HARBOR)).outside(World.SITE));
  }

  private static Plant site(String rule, String name, Wish in, Plant.Sure edit) {
    return Plant.of(rule, name, in, edit).atSite();
  }

  private static Wish in2025() {
    return Wishes.office().between("2025-01-02", "2025-11-20");
  }

  private static Wish payer(Cover cover) {
    return in2025().paidBy(cover);
  }

  private static Wish remote(Cover cover) {
    return payer(cover).in(Scene.TELEHEALTH);
  }

  private static Expected at(Draft chart) {
    return Expected.at(chart.subject().claim());
  }

  private static Visit office(Draft chart, String code) {
    Visit visit = chart.subject();
    ObjectNode line = Visit.lines(visit.claim()).get(0);
    visit.reserve(line, code);
    line.putArray("modifier").add(Fhir.concept(Terms.CPT, "25"));
    return visit;
  }

  private static Expected pair(Draft chart, Dice dice, boolean excusable) {
    List<String> codes =
        excusable
            ? List.of("17110", "20610")
            : dice.of(List.of(List.of("80053", "84132"), List.of("71046", "93005")));
    Visit visit = office(chart, "99213");
    codes.forEach(code -> visit.serve(code, 1, "45.00"));
    return at(chart);
  }

  private static Expected units(Draft chart, Dice dice) {
    Visit visit = office(chart, "99213");
    String code = dice.one("G0444", "J3420");
    visit.serve(code, dice.between(2, 9), "20.00");
    return at(chart);
  }

  private static Expected unitsOfDay(Draft chart) {
    Visit visit = office(chart, "99213");
    visit.serve("G0444", 1, "20.00");
    visit.serve("G0444", 1, "20.00").putArray("modifier").add(Fhir.concept(Terms.CPT, "76"));
    return at(chart);
  }

  private static Expected addOn(Draft chart, Dice dice) {
    office(chart, "99213").serve(dice.one("90472", "99417"), 1, "30.00");
    return at(chart);
  }

  private static Expected minor(Draft chart, Dice dice) {
    Visit visit = office(chart, dice.one("99213", "99214", "99212"));
    Visit.lines(visit.claim()).get(0).putArray("modifier");
    visit.serve(dice.one("17110", "20610"), 1, "96.00");
    return at(chart);
  }

  private static Expected fresh(Draft chart, Dice dice) {
    Visit visit = office(chart, dice.one("99202", "99203", "99204"));
    chart.again(Scene.OFFICE, visit.start().minusDays(dice.between(20, 300)));
    return at(chart);
  }

  private static Optional<Expected> unsupported(Draft chart, Dice dice) {
    String code = dice.one("83036", "93000");
    Visit visit = chart.subject();
    boolean supported =
        visit.conditions().stream()
            .map(one -> Fhir.code(one.path("code")))
            .anyMatch(one -> one.matches("E11.*|I25.*|I48.*"));
    if (supported) {
      return Optional.empty();
    }
    visit.serve(code, 1, "24.00");
    return Optional.of(at(chart));
  }

  /** A virtual visit as if it had been in person, or without saying that it was not. */
  private static Expected bare(Draft chart, String place) {
    for (ObjectNode line : Visit.lines(chart.subject().claim())) {
      line.putArray("modifier");
      line.set("locationCodeableConcept", Fhir.concept(Terms.PLACE, place));
    }
    return at(chart);
  }

  private static Expected drug(Draft chart) {
    ObjectNode line = chart.subject().serve("J0696", 1, "12.00");
    line.set("productOrService", Fhir.concept(Terms.HCPCS, "J0696"));
    return at(chart);
  }

  private static Expected lacking(Draft chart) {
    chart.subject().serve("G0108", 1, "56.00");
    return at(chart);
  }
}
