package org.rimborso.corpus.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes charts that nothing is wrong with. The same seed makes the same chart. */
public final class CleanCharts {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 10);
  private static final LocalDate LAST = LocalDate.of(2025, 12, 17);
  private static final LocalDate NINTH_FIRST = LocalDate.of(2013, 11, 1);
  private static final LocalDate NINTH_LAST = LocalDate.of(2015, 9, 28);
  private static final int DAYS_APART = 14;

  private static final List<Scene> SCENES =
      List.of(
          Scene.OFFICE,
          Scene.OFFICE,
          Scene.OFFICE,
          Scene.OFFICE,
          Scene.WELLNESS,
          Scene.INJURY,
          Scene.TELEHEALTH,
          Scene.EMERGENCY,
          Scene.STAY,
          Scene.NINTH);

  private CleanCharts() {}

  /** A chart whatever it holds; of some only the payer's explanations are known. */
  public static Draft any(long seed) {
    Dice dice = new Dice(seed);
    Wish wish =
        Wish.of(dice.chance(20) ? Scene.EQUIPMENT : dice.of(SCENES))
            .between("2024-01-10", "2025-12-17")
            .withOthers(4);
    Draft chart = of(wish, seed);
    if (chart.find("Coverage/second").isEmpty() && dice.chance(12)) {
      explain(chart);
    }
    return chart;
  }

  /** Leaves of all claims and answers only the payer's explanations. */
  public static void explain(Draft chart) {
    AnswerWriter answers = new AnswerWriter(chart);
    chart.all("ClaimResponse").forEach(chart::remove);
    chart.all("Claim").stream()
        .filter(claim -> !claim.get("use").asText().equals("claim"))
        .forEach(chart::remove);
    for (Visit visit : chart.visits()) {
      for (ObjectNode claim : List.copyOf(visit.claims())) {
        Fhir.objects(claim, "insurance").get(0).remove("preAuthRef");
        answers.explain(visit, claim, visit.end().plusDays(1));
      }
    }
  }

  /** A chart with what is wished for, as its first visit. */
  public static Draft of(Wish wish, long seed) {
    Dice dice = new Dice(seed + 1);
    Scene scene = dice.of(wish.scenes());
    Cover cover = dice.of(wish.covers());
    LocalDate day = day(dice, scene, wish);
    LocalDate born = born(dice, wish, cover, scene, day);
    String gender = wish.gender().isEmpty() ? dice.one("female", "male") : wish.gender();
    Draft chart = new Draft();
    new Person(chart, dice).write(born, gender, cover);
    VisitWriter writer = new VisitWriter(chart, dice, born, cover);
    chart.writtenBy(writer);
    List<LocalDate> days = new ArrayList<>();
    days.add(day);
    writer.write(scene, day);
    int others = dice.between(0, wish.others());
    for (int i = 0; i < others; i++) {
      Scene other = dice.of(SCENES);
      LocalDate next = other == Scene.NINTH ? dice.between(NINTH_FIRST, NINTH_LAST) : any(dice);
      boolean lives = !next.isBefore(born.plusYears(1));
      if (lives && days.stream().allMatch(one -> isApart(one, next))) {
        days.add(next);
        writer.write(other, next);
      }
    }
    return chart;
  }

  private static LocalDate any(Dice dice) {
    return dice.between(FIRST, LAST.minusDays(DAYS_APART));
  }

  private static boolean isApart(LocalDate one, LocalDate other) {
    return Math.abs(one.toEpochDay() - other.toEpochDay()) >= DAYS_APART;
  }

  private static LocalDate day(Dice dice, Scene scene, Wish wish) {
    if (scene == Scene.NINTH) {
      return dice.between(NINTH_FIRST, NINTH_LAST);
    }
    LocalDate day = dice.between(wish.first(), wish.last());
    boolean tooLate = scene == Scene.STAY && day.isAfter(LAST.minusDays(5));
    return tooLate ? LAST.minusDays(5) : day;
  }

  private static LocalDate born(Dice dice, Wish wish, Cover cover, Scene scene, LocalDate day) {
    int age =
        wish.oldest() > 0
            ? dice.between(wish.youngest(), wish.oldest())
            : cover.isMedicare()
                ? dice.between(66, 92)
                : scene == Scene.STAY || scene == Scene.EQUIPMENT || !dice.chance(4)
                    ? dice.between(19, 63)
                    : dice.between(3, 17);
    return day.minusYears(age).minusDays(dice.between(30, 300));
  }
}
