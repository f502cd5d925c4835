package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Terms;
import org.rimborso.corpus.chart.Visit;

/** Wrong pointers, amounts, repetitions and modifiers of claim lines. */
final class LinePlants {
  private LinePlants() {}

  static List<Plant> all() {
    return List.of(
        Plant.of(
                "line-without-diagnosis",
                "no pointer",
                Wishes.one(),
                (chart, dice) -> {
                  dice.of(Visit.lines(claim(chart))).remove("diagnosisSequence");
                  return Expected.at(claim(chart));
                })
            .times(60),
        pointing("diagnosisSequence", "diagnosis", 30),
        pointing("careTeamSequence", "care team member", 15),
        pointing("informationSequence", "supporting information", 15),
        Plant.of("line-duplicate", "line twice", Wishes.one(), (chart, dice) -> twice(chart, dice))
            .times(60),
        Plant.of(
                "line-amount-mismatch",
                "net is not price times units",
                Wishes.one(),
                (chart, dice) -> misprice(chart, dice))
            .times(60),
        modifier("line-modifier-unknown", "malformed", "R", "LTT", "5", "G-"),
        repeated(),
        modifier("line-modifier-unknown", "not in the table", "QZ", "ZZ", "YY").atSite(),
        modifier("line-modifier-unknown", "table not loaded", "QZ", "ZZ").outside(World.SHIPPED),
        conflict("both sides", "LT", "RT"),
        conflict("part and whole", "26", "TC"),
        conflict("both and one", "50", "RT"),
        Plant.of(
                "line-modifier-conflict",
                "other side than the diagnosis",
                Wishes.one().in(Scene.INJURY),
                (chart, dice) -> otherSide(chart))
            .times(20));
  }

  private static ObjectNode claim(Draft chart) {
    return chart.subject().claim();
  }

  private static Plant pointing(String field, String name, int times) {
    return Plant.of(
            "line-dangling-diagnosis",
            "to no " + name,
            Wishes.one(),
            (chart, dice) -> {
              int last = Visit.lines(claim(chart)).size() - 1;
              ObjectNode line = Visit.lines(claim(chart)).get(dice.between(0, last));
              line.withArray(field).add(dice.between(31, 39));
              return Expected.at(claim(chart));
            })
        .times(times);
  }

  private static Expected twice(Draft chart, Dice dice) {
    ObjectNode claim = claim(chart);
    ArrayNode items = claim.withArray("item");
    ObjectNode again = items.get(dice.between(0, items.size() - 1)).deepCopy();
    items.add(again.put("sequence", items.size() + 1));
    Visit.total(claim);
    return Expected.at(claim);
  }

  private static Expected misprice(Draft chart, Dice dice) {
    ObjectNode claim = claim(chart);
    int at = dice.between(0, Visit.lines(claim).size() - 1);
    ObjectNode line = Visit.lines(claim).get(at);
    BigDecimal net = line.path("net").path("value").decimalValue();
    line.set("net", Fhir.money(net.add(new BigDecimal(dice.one("0.02", "1.00", "25.00")))));
    Visit.total(claim);
    return Expected.at(claim, "Claim.item[" + at + "].net");
  }

  private static Plant modifier(String rule, String name, String... some) {
    return Plant.of(
            rule,
            name,
            Wishes.one().between("2025-01-02", "2025-11-20"),
            (chart, dice) -> {
              add(chart, dice.one(some));
              return Expected.at(claim(chart));
            })
        .times(20);
  }

  private static void add(Draft chart, String modifier) {
    Visit.lines(claim(chart))
        .get(0)
        .withArray("modifier")
        .add(Fhir.concept(Terms.ofService(modifier), modifier));
  }

  private static Plant repeated() {
    return Plant.of(
            "line-modifier-unknown",
            "twice on a line",
            Wishes.one(),
            (chart, dice) -> {
              String one = dice.one("RT", "GA", "KX");
              add(chart, one);
              add(chart, one);
              return Expected.at(claim(chart));
            })
        .times(15);
  }

  private static Plant conflict(String name, String one, String other) {
    return Plant.of(
            "line-modifier-conflict",
            name,
            Wishes.office(),
            (chart, dice) -> {
              Visit.lines(claim(chart)).get(0).putArray("modifier");
              add(chart, one);
              add(chart, other);
              return Expected.at(claim(chart));
            })
        .times(15);
  }

  private static Expected otherSide(Draft chart) {
    String right = chart.subject().code(0).charAt(6) == '1' ? "LT" : "RT";
    ObjectNode line = Visit.lines(claim(chart)).get(1);
    line.putArray("modifier").add(Fhir.concept(Terms.HCPCS, right));
    return Expected.at(claim(chart));
  }
}
