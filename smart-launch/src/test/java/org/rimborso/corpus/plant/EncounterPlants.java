package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Visits that cannot be, are not finished, or lack what they need; and their providers. */
final class EncounterPlants {
  private EncounterPlants() {}

  static List<Plant> all() {
    return List.of(
        Plant.of(
                "encounter-not-closed",
                "still in progress",
                Wishes.recent(Wishes.one(), "2025-11-01", "2025-12-14"),
                (chart, dice) -> leaveOpen(chart))
            .times(60),
        Plant.of(
                "encounter-period-impossible",
                "ends before it starts",
                Wishes.one(),
                (chart, dice) -> {
                  LocalDate before = chart.subject().start().minusDays(dice.between(1, 30));
                  return period(chart, chart.subject().start(), before);
                })
            .times(20),
        Plant.of(
                "encounter-period-impossible",
                "starts in the future",
                Wishes.recent(Wishes.one(), "2025-12-01", "2025-12-17"),
                (chart, dice) -> future(chart, dice))
            .times(15),
        Plant.of(
                "encounter-period-impossible",
                "before birth",
                Wishes.one().withOthers(0),
                (chart, dice) -> {
                  LocalDate born = chart.subject().start().plusDays(dice.between(1, 200));
                  chart.patient().put("birthDate", born.toString());
                  return Expected.at(chart.subject().encounter());
                })
            .times(15),
        Plant.of(
                "encounter-period-impossible",
                "after death",
                Wishes.one().withOthers(0),
                (chart, dice) -> {
                  LocalDate died = chart.subject().start().minusDays(dice.between(2, 200));
                  chart.patient().put("deceasedDateTime", died.toString());
                  return Expected.at(chart.subject().encounter());
                })
            .times(15),
        Plant.of(
                "encounter-no-disposition",
                "stay without",
                Wish.of(Scene.STAY),
                (chart, dice) -> {
                  chart.subject().encounter().remove("hospitalization");
                  return Expected.at(
                      chart.subject().encounter(),
                      "Encounter.hospitalization.dischargeDisposition");
                })
            .times(60),
        Plant.of(
                "encounter-no-provider",
                "nobody took part",
                Wish.of(Scene.OFFICE, Scene.STAY, Scene.EMERGENCY, Scene.TELEHEALTH),
                (chart, dice) -> {
                  chart.subject().encounter().remove("participant");
                  return Expected.at(chart.subject().encounter(), "Encounter.participant");
                })
            .times(60),
        Plant.of(
                "encounter-class-mismatch",
                "admitted, billed as office",
                Wish.of(Scene.STAY).withOthers(0),
                (chart, dice) -> place(chart, "11"))
            .times(30),
        Plant.of(
                "encounter-class-mismatch",
                "ambulatory, billed as ward",
                Wishes.office().withOthers(0),
                (chart, dice) -> place(chart, "21"))
            .times(30),
        npi("wrong check digit", EncounterPlants::spoil).times(30),
        npi("not ten digits", (provider, dice) -> number(provider).put("value", "12345678"))
            .times(15),
        npi("none", (provider, dice) -> provider.remove("identifier")).times(20));
  }

  private static Expected leaveOpen(Draft chart) {
    Visit visit = chart.subject();
    visit.unbill();
    visit.encounter().put("status", "in-progress");
    ((ObjectNode) visit.encounter().get("period")).remove("end");
    return Expected.at(visit.encounter());
  }

  private static Expected period(Draft chart, LocalDate start, LocalDate end) {
    ObjectNode encounter = chart.subject().encounter();
    encounter.set("period", Fhir.period(start, end));
    return Expected.at(encounter);
  }

  private static Expected future(Draft chart, Dice dice) {
    LocalDate day = Draft.TODAY.plusDays(dice.between(2, 300));
    chart.subject().unbill();
    chart.subject().procedures().forEach(chart::remove);
    return period(chart, day, day);
  }

  private static Expected place(Draft chart, String place) {
    Visit visit = chart.subject();
    ObjectNode claim = visit.claims().get(visit.scene() == Scene.STAY ? 1 : 0);
    for (ObjectNode line : Visit.lines(claim)) {
      Fhir.objects((ObjectNode) line.get("locationCodeableConcept"), "coding")
          .get(0)
          .put("code", place);
    }
    return Expected.at(visit.encounter());
  }

  private static Plant npi(String name, BiConsumer<ObjectNode, Dice> edit) {
    return Plant.of(
        "provider-npi-invalid",
        name,
        Wishes.one().withOthers(0),
        (chart, dice) -> {
          String who = dice.one("Organization/clinic", "Practitioner/doctor");
          edit.accept(chart.get(who), dice);
          return Expected.at(chart.subject().claim());
        });
  }

  private static ObjectNode number(ObjectNode provider) {
    return Fhir.objects(provider, "identifier").get(0);
  }

  private static void spoil(ObjectNode provider, Dice dice) {
    String value = number(provider).get("value").asText();
    int last = value.charAt(9) - '0';
    int other = (last + dice.between(1, 9)) % 10;
    number(provider).put("value", value.substring(0, 9) + other);
  }
}
