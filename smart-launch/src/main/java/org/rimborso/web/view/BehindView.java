package org.rimborso.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.desk.HealthBook.Behind;
import org.rimborso.desk.HealthBook.Standing;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Measure;

/**
 * The accounts or visits behind one figure.
 *
 * @param more how many of all are listed, in words
 */
public record BehindView(
    String name, String formula, String more, String weight, String back, List<Row> rows) {
  public BehindView {
    rows = List.copyOf(rows);
  }

  /**
   * One line.
   *
   * @param href the account's page; empty for a patient whose chart must be opened first
   * @param listed the work list narrowed to an account of another patient's
   */
  public record Row(
      String about,
      String patient,
      String weight,
      Optional<Day> day,
      Optional<String> href,
      Optional<String> listed) {}

  /**
   * The list as one reader gets it.
   *
   * @param seen what they may see
   * @param own the patient of their launch
   * @param base path of the launch
   */
  public static BehindView of(
      Measure measure,
      List<Behind> seen,
      Optional<Standing> standing,
      Optional<Reference> own,
      String base,
      Words words) {
    Optional<Health> health = standing.map(Standing::health);
    HealthNumbers numbers = new HealthNumbers(words, health.flatMap(Health::currency));
    long all =
        health.stream()
            .flatMap(one -> one.figures().stream())
            .filter(one -> one.measure() == measure)
            .mapToLong(Health.Figure::count)
            .sum();
    boolean days = measure.unit() == Measure.Unit.DAYS || measure == Measure.UNBILLED;
    return new BehindView(
        words.say("health." + measure.code()),
        words.say("health." + measure.code() + ".formula"),
        words.say("health.listed", seen.size(), all),
        words.say(days ? "health.weight.days" : "health.weight.amount"),
        base + "/health",
        seen.stream()
            .map(
                one -> {
                  boolean isOwn = own.equals(Optional.of(one.patient()));
                  Optional<String> account =
                      Optional.of(one.about())
                          .filter(about -> !about.type().equals("Encounter"))
                          .map(Reference::toString);
                  return new Row(
                      one.about().toString(),
                      one.patient().toString(),
                      days ? numbers.plain(one.weight()) : numbers.amount(one.weight()),
                      one.day().map(words::day),
                      account.filter(about -> isOwn).map(about -> base + "/accounts/" + about),
                      account
                          .filter(about -> !isOwn)
                          .map(about -> base + "/worklist?q=" + encoded(about)));
                })
            .toList());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
