package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Insurance that is absent, wrong or forgotten. */
final class CoveragePlants {
  private CoveragePlants() {}

  static List<Plant> all() {
    Wish covered = Wishes.one().withOthers(0);
    Plant consent =
        Plant.of(
            "authorization-missing",
            "none named",
            device(Cover.NORTHLIGHT),
            (chart, dice) -> {
              insurance(chart).remove("preAuthRef");
              return Expected.at(claim(chart));
            });
    return List.of(
        Plant.of(
                "coverage-missing",
                "no insurance",
                covered,
                (chart, dice) -> {
                  claim(chart).remove("insurance");
                  return Expected.at(claim(chart));
                })
            .times(30),
        Plant.of(
                "coverage-missing",
                "coverage that is not there",
                covered,
                (chart, dice) -> {
                  chart.literal();
                  insurance(chart).set("coverage", Fhir.reference("Coverage/gone"));
                  return Expected.at(claim(chart));
                })
            .times(30),
        Plant.of("coverage-not-active", "ended before", covered, CoveragePlants::end).times(45),
        Plant.of(
                "coverage-not-active",
                "entered in error",
                covered,
                (chart, dice) -> {
                  coverage(chart).put("status", "entered-in-error");
                  return Expected.at(claim(chart));
                })
            .times(15),
        Plant.of(
                "coverage-member-id-missing",
                "no number",
                covered,
                (chart, dice) -> {
                  coverage(chart).remove("subscriberId");
                  return Expected.at(claim(chart));
                })
            .times(30),
        Plant.of(
                "coverage-member-id-missing",
                "no Medicare number",
                covered.paidBy(Cover.MEDICARE),
                (chart, dice) -> {
                  String number =
                      dice.one("123456789A", "1EG4TE5MK7", "1SG4TE5MK72", "0AA0AA0AA00");
                  coverage(chart).put("subscriberId", number);
                  return Expected.at(claim(chart));
                })
            .times(30),
        Plant.of("coverage-payer-mismatch", "another insurer", covered, CoveragePlants::swap)
            .times(60),
        Plant.of(
                "coverage-order-wrong",
                "two are first",
                both(),
                (chart, dice) -> {
                  chart.get("Coverage/second").put("order", 1);
                  return Expected.at(claim(chart));
                })
            .times(30),
        Plant.of(
                "coverage-order-wrong",
                "none is first",
                both(),
                (chart, dice) -> {
                  chart.get("Coverage/first").put("order", 3);
                  return Expected.at(claim(chart));
                })
            .times(30),
        Plant.of(
                "coverage-secondary-not-billed",
                "second payer forgotten",
                both(),
                (chart, dice) -> {
                  Visit visit = chart.subject();
                  ObjectNode second = visit.claims().get(1);
                  visit.answers(second).forEach(chart::remove);
                  chart.remove(second);
                  visit.claims().remove(second);
                  return Expected.at(claim(chart));
                })
            .times(60),
        consent.atSite().times(60),
        consent.in("needs not known", device(Cover.HARBOR)).outside(World.SITE),
        consent.outside(World.SHIPPED),
        Plant.of(
                "authorization-expired",
                "period is over",
                device(Cover.NORTHLIGHT),
                (chart, dice) -> expire(chart, dice))
            .times(40),
        Plant.of(
                "authorization-expired",
                "more units than asked for",
                device(Cover.NORTHLIGHT),
                (chart, dice) -> exceed(chart))
            .times(20));
  }

  private static Wish both() {
    return Wish.of(Scene.OFFICE, Scene.INJURY)
        .paidBy(Cover.BOTH)
        .between("2024-02-01", "2025-10-01")
        .withOthers(0);
  }

  private static Wish device(Cover cover) {
    return Wish.of(Scene.EQUIPMENT).paidBy(cover).between("2024-02-01", "2025-10-20").withOthers(0);
  }

  private static ObjectNode claim(Draft chart) {
    return chart.subject().claim();
  }

  private static ObjectNode insurance(Draft chart) {
    return Fhir.objects(claim(chart), "insurance").get(0);
  }

  private static ObjectNode coverage(Draft chart) {
    return chart.get("Coverage/first");
  }

  private static Expected end(Draft chart, Dice dice) {
    ObjectNode period = (ObjectNode) coverage(chart).get("period");
    period.put("end", chart.subject().start().minusDays(dice.between(1, 400)).toString());
    return Expected.at(claim(chart));
  }

  private static Expected swap(Draft chart, Dice dice) {
    chart.literal();
    String insurer = claim(chart).path("insurer").path("reference").asText();
    String other = insurer.endsWith("harbor") ? "Organization/northlight" : "Organization/harbor";
    claim(chart).set("insurer", Fhir.reference(other));
    return Expected.at(claim(chart), "Claim.insurer");
  }

  private static Expected expire(Draft chart, Dice dice) {
    Visit visit = chart.subject();
    ObjectNode answer = chart.get("ClaimResponse/" + claim(chart).get("id").asText() + "qa");
    int days = dice.between(3, 60);
    answer.set(
        "preAuthPeriod",
        Fhir.period(visit.start().minusDays(days + 30L), visit.start().minusDays(days)));
    return Expected.at(claim(chart));
  }

  private static Expected exceed(Draft chart) {
    ObjectNode line = Visit.lines(claim(chart)).get(0);
    line.putObject("quantity").put("value", 2);
    line.set(
        "net",
        Fhir.money(
            line.path("unitPrice").path("value").decimalValue().multiply(new BigDecimal("2"))));
    Visit.total(claim(chart));
    return Expected.at(claim(chart));
  }
}
