package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.rimborso.corpus.chart.Cover;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Fhir;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Visit;
import org.rimborso.corpus.chart.Wish;

/** Claims that contradict themselves, another claim or the visit. */
final class ClaimPlants {
  private ClaimPlants() {}

  static List<Plant> all() {
    return List.of(
        Plant.of(
                "claim-total-mismatch",
                "total is not the sum",
                Wish.of(Scene.OFFICE, Scene.INJURY, Scene.STAY).paidBy(Cover.HARBOR),
                (chart, dice) -> {
                  ObjectNode claim = claim(chart);
                  BigDecimal total = claim.path("total").path("value").decimalValue();
                  BigDecimal off = new BigDecimal(dice.one("0.10", "10.00", "100.00"));
                  claim.set("total", Fhir.money(total.add(off)));
                  return Expected.at(claim, "Claim.total");
                })
            .times(60),
        Plant.of(
                "claim-without-encounter",
                "no visit of that day",
                Wishes.one(),
                (chart, dice) -> forgetVisit(chart))
            .times(60),
        Plant.of(
                "claim-date-outside-encounter",
                "line after the visit",
                Wishes.one(),
                (chart, dice) -> move(chart, dice, dice.between(2, 9)))
            .times(40),
        Plant.of(
                "claim-date-outside-encounter",
                "long before the stay",
                Wishes.stay(),
                (chart, dice) -> move(chart, dice, -dice.between(5, 20)))
            .times(20),
        Plant.of("claim-duplicate", "sent again as new", inTime(), (chart, dice) -> again(chart))
            .times(60),
        Plant.of(
                "claim-replacement-without-original",
                "replaces without the payer's number",
                inTime(),
                (chart, dice) -> replace(chart))
            .times(35),
        Plant.of(
                "claim-replacement-without-original",
                "type of bill ends in 7 or 8",
                Wishes.stay(),
                (chart, dice) -> retype(chart, dice.one("0117", "0118")))
            .times(25));
  }

  /** Late enough for another claim to be in time, whatever the payer. */
  private static Wish inTime() {
    return Wishes.one().between("2025-08-01", "2025-11-20");
  }

  private static ObjectNode claim(Draft chart) {
    return chart.subject().claim();
  }

  private static Expected forgetVisit(Draft chart) {
    Visit visit = chart.subject();
    chart.remove(visit.encounter());
    visit.conditions().forEach(condition -> condition.remove("encounter"));
    visit.procedures().forEach(procedure -> procedure.remove("encounter"));
    visit.claims().forEach(c -> Visit.lines(c).forEach(line -> line.remove("encounter")));
    chart.literal();
    return Expected.at(claim(chart));
  }

  private static Expected move(Draft chart, Dice dice, int days) {
    ObjectNode claim = claim(chart);
    List<ObjectNode> lines = Visit.lines(claim);
    ObjectNode line = lines.get(dice.between(0, lines.size() - 1));
    LocalDate day = LocalDate.parse(line.get("servicedDate").asText());
    line.put("servicedDate", day.plusDays(days).toString());
    String before = Fhir.code(line.path("productOrService"));
    chart.subject().procedures().stream()
        .filter(procedure -> Fhir.code(procedure.path("code")).equals(before))
        .forEach(procedure -> procedure.put("performedDateTime", day.plusDays(days).toString()));
    return Expected.at(claim);
  }

  private static ObjectNode copy(Draft chart) {
    ObjectNode claim = claim(chart);
    ObjectNode again = chart.copy(claim, claim.get("id").asText() + "z");
    LocalDate created = LocalDate.parse(claim.get("created").asText());
    return again.put("created", created.plusDays(1).toString());
  }

  private static Expected again(Draft chart) {
    return Expected.at(copy(chart));
  }

  private static Expected replace(Draft chart) {
    ObjectNode again = copy(chart);
    ObjectNode related = again.putArray("related").addObject();
    related.set("claim", Fhir.reference(claim(chart)));
    related.set("relationship", Fhir.hl7("ex-relatedclaimrelationship", "prior"));
    return Expected.at(again);
  }

  private static Expected retype(Draft chart, String bill) {
    ObjectNode claim = claim(chart);
    ObjectNode info = Fhir.objects(claim, "supportingInfo").get(0);
    info.set("code", Fhir.concept("https://www.nubc.org/CodeSystem/TypeOfBill", bill));
    return Expected.at(claim);
  }
}
