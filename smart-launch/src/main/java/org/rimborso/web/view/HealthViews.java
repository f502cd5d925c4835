package org.rimborso.web.view;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.desk.HealthBook.Standing;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Measure.Unit;
import org.rimborso.sweep.health.Target;

/**
 * Makes the page of figures.
 *
 * @param base path of the launch
 */
public record HealthViews(Words words, String base, ZoneId zone) {

  public HealthView view(Optional<Standing> standing) {
    return new HealthView(standing.map(this::facts));
  }

  private HealthView.Facts facts(Standing standing) {
    Health health = standing.health();
    HealthNumbers numbers = new HealthNumbers(words, health.currency());
    HealthTables tables = new HealthTables(numbers, health);
    return new HealthView.Facts(
        words.say("health.swept", health.asOf(), words.time(standing.takenAt(), zone)),
        remarks(health),
        base + "/health.csv",
        health.figures().stream().map(one -> tile(one, standing, numbers)).toList(),
        tables.ageing(standing.targets().getOrDefault(Measure.AR_OVER_90, Target.NONE)),
        tables.denials(),
        tables.unbilled());
  }

  /** What is not in the figures. */
  private List<String> remarks(Health health) {
    List<String> remarks = new ArrayList<>();
    remarks.add(words.say("health.accounts", health.accounts()));
    health
        .others()
        .forEach(
            (currency, count) -> remarks.add(words.say("health.other-currency", count, currency)));
    if (health.restricted() > 0) {
      remarks.add(words.say("health.restricted", health.restricted()));
    }
    if (health.unread() > 0) {
      remarks.add(words.say("health.unread", health.unread()));
    }
    return remarks;
  }

  private HealthView.Tile tile(Health.Figure figure, Standing standing, HealthNumbers numbers) {
    Measure measure = figure.measure();
    Target target = standing.targets().getOrDefault(measure, Target.NONE);
    HealthTrend trend = HealthTrend.of(measure, standing);
    return new HealthView.Tile(
        measure.code(),
        words.say("health." + measure.code()),
        badge(figure.value(), target),
        figure
            .value()
            .map(
                value ->
                    new HealthView.Value(numbers.value(measure, value), numbers.unit(measure))),
        trend.change().map(change -> change(measure, change, numbers)).orElse(""),
        trend.drawn(target, numbers),
        numbers.target(measure, target),
        base + "/health/" + measure.code(),
        words.say("health.behind", figure.count()),
        words.say("health." + measure.code() + ".formula"),
        formula(figure, numbers));
  }

  private Badge badge(Optional<BigDecimal> value, Target target) {
    if (value.isEmpty()) {
      return Badge.unchecked(words.say("health.state.nothing"));
    }
    if (target.isNone()) {
      return Badge.info(words.say("health.state.no-target"));
    }
    return target.isMetBy(value.get())
        ? Badge.ok(words.say("health.state.on"))
        : Badge.warning(words.say("health.state.off"));
  }

  private String change(Measure measure, BigDecimal change, HealthNumbers numbers) {
    if (change.signum() == 0) {
      return words.say("health.change.none");
    }
    return words.say(
        change.signum() > 0 ? "health.change.up" : "health.change.down",
        numbers.value(measure, change.abs()));
  }

  private List<HealthView.Fact> formula(Health.Figure figure, HealthNumbers numbers) {
    Measure measure = figure.measure();
    List<HealthView.Fact> facts = new ArrayList<>();
    facts.add(fact("health.numerator", shown(figure.total().numerator(), measure, true, numbers)));
    if (measure != Measure.UNBILLED) {
      facts.add(
          fact("health.denominator", shown(figure.total().denominator(), measure, false, numbers)));
    }
    figure
        .median()
        .ifPresent(median -> facts.add(fact("health.median", numbers.value(measure, median))));
    String approximated =
        words
            .find("health." + measure.code() + ".approximated")
            .orElseGet(() -> words.say("health.approximated.nothing"));
    facts.add(fact("health.approximated", approximated));
    facts.add(fact("health.left-out", words.say("health.left-out.count", figure.leftOut())));
    facts.add(fact("health.month", words.say(monthKey(measure))));
    return facts;
  }

  private static String monthKey(Measure measure) {
    return "health.month."
        + switch (measure) {
          case DAYS_IN_AR, AR_OVER_90, UNBILLED -> "sweep";
          case CLEAN_CLAIMS, CHARGE_LAG -> "filed";
          case DENIAL_WRITE_OFFS, NET_COLLECTION -> "opened";
          case DENIAL_TO_APPEAL -> "appeal";
          case DENIAL_TO_RESOLUTION, RECOVERED -> "decided";
          case INITIAL_DENIALS,
              INITIAL_DENIAL_AMOUNT,
              ZERO_PAY,
              OVERTURNED,
              OVERTURNED_AMOUNT,
              FIRST_PASS ->
              "first";
        };
  }

  /** An amount, a number of days, or a number of accounts. */
  private String shown(BigDecimal value, Measure measure, boolean above, HealthNumbers numbers) {
    if (isAmount(measure, above)) {
      return numbers.amount(value) + "\u00a0" + numbers.currency().orElse("");
    }
    return measure.unit() == Unit.DAYS && above
        ? words.say("health.days", value)
        : words.say(measure == Measure.UNBILLED ? "health.visits" : "health.claims", value);
  }

  private static boolean isAmount(Measure measure, boolean above) {
    return switch (measure) {
      case DAYS_IN_AR,
          AR_OVER_90,
          INITIAL_DENIAL_AMOUNT,
          DENIAL_WRITE_OFFS,
          OVERTURNED_AMOUNT,
          NET_COLLECTION ->
          true;
      case RECOVERED -> above;
      default -> false;
    };
  }

  private HealthView.Fact fact(String term, String text) {
    return new HealthView.Fact(words.say(term), text);
  }
}
