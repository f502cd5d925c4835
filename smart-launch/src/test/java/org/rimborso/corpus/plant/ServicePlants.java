package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Scene;
import org.rimborso.corpus.chart.Visit;

/** Service codes that are wrong, or wrong for their day. */
final class ServicePlants {
  /** Codes with the last day on which they were valid, as the HCPCS file tells. */
  private static final List<String> ENDED_IN_MARCH_2024 = List.of("J1030", "J1040");

  private static final List<String> ENDED_IN_2024 = List.of("G0106", "G2012");
  private static final List<String> BEGUN_IN_APRIL_2024 = List.of("J1010", "J2919");

  private ServicePlants() {}

  static List<Plant> all() {
    return List.of(
        coded("procedure-unknown-code", "malformed", "1990-01-01", "9921", "J12", "XYZ12", "992133")
            .times(30),
        coded("procedure-unknown-code", "not in the table", "2025-01-02", "99999", "J9998", "W0001")
            .atSite()
            .times(30),
        coded("procedure-unknown-code", "table not loaded", "2025-01-02", "99999", "J9998")
            .outside(World.SHIPPED),
        Plant.of(
                "procedure-not-valid-on-date",
                "code that has ended or not begun",
                Wishes.office().between("2024-01-10", "2025-11-20"),
                (chart, dice) -> {
                  Visit visit = chart.subject();
                  return recode(visit, ofAnotherDay(visit.start(), dice));
                })
            .times(60),
        Plant.of(
                "procedure-not-valid-on-date",
                "table not loaded",
                Wishes.office().in(Scene.NINTH),
                (chart, dice) -> recode(chart.subject(), dice.of(BEGUN_IN_APRIL_2024)))
            .outside(World.SHIPPED));
  }

  private static Plant coded(String rule, String name, String from, String... codes) {
    String first = from.startsWith("1990") ? "2024-01-10" : from;
    return Plant.of(
        rule,
        name,
        Wishes.office().between(first, "2025-11-20"),
        (chart, dice) -> recode(chart.subject(), dice.one(codes)));
  }

  private static Expected recode(Visit visit, String code) {
    ObjectNode line = Visit.lines(visit.claim()).get(0);
    line.putArray("modifier");
    visit.reserve(line, code);
    return Expected.at(visit.claim());
  }

  private static String ofAnotherDay(LocalDate day, Dice dice) {
    if (day.isBefore(LocalDate.of(2024, 4, 1))) {
      return dice.of(BEGUN_IN_APRIL_2024);
    }
    return day.getYear() < 2025
        ? dice.of(ENDED_IN_MARCH_2024)
        : dice.of(dice.chance(2) ? ENDED_IN_2024 : ENDED_IN_MARCH_2024);
  }
}
