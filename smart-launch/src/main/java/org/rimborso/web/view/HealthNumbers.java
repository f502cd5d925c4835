package org.rimborso.web.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.Money;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;

/**
 * Numbers of figures as readers write them.
 *
 * @param currency of amounts; empty where none is known
 */
record HealthNumbers(Words words, Optional<String> currency) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The value of a measure: a percentage and days to one digit, amounts to their minor unit. */
  String value(Measure measure, BigDecimal value) {
    return switch (measure.unit()) {
      case AMOUNT -> amount(value);
      case COUNT -> words.number(value.longValue());
      case PERCENT, DAYS, YEAR_SHARE -> decimal(value, 1, 1);
    };
  }

  String unit(Measure measure) {
    return switch (measure.unit()) {
      case AMOUNT -> currency.orElse("");
      case COUNT -> words.say("health.unit.visits");
      case PERCENT -> "%";
      case DAYS, YEAR_SHARE -> words.say("health.unit.days");
    };
  }

  String amount(BigDecimal value) {
    return currency
        .map(one -> words.amount(new Money(value, one)))
        .orElseGet(() -> decimal(value, 2, 2));
  }

  /** A number with no more digits than it has. */
  String plain(BigDecimal value) {
    return decimal(value, 0, 2);
  }

  private String decimal(BigDecimal value, int least, int most) {
    NumberFormat format = NumberFormat.getNumberInstance(words.locale());
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(value).replace('-', '\u2212');
  }

  /** What is aimed for, as a sentence. */
  String target(Measure measure, Target target) {
    if (target.isNone()) {
      return words.say("health.target.none");
    }
    String unit = unit(measure);
    String least = target.least().map(this::plain).orElse("");
    String most = target.most().map(this::plain).orElse("");
    if (target.least().isPresent() && target.most().isPresent()) {
      return words.say("health.target.within", least, most, unit);
    }
    return target.least().isPresent()
        ? words.say("health.target.at-least", least, unit)
        : words.say("health.target.below", most, unit);
  }

  /** The whole percentage that {@code part} is of {@code whole}. */
  String share(BigDecimal part, BigDecimal whole) {
    return words.number(percent(part, whole).setScale(0, RoundingMode.HALF_UP).longValue());
  }

  static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.multiply(HUNDRED).divide(whole, 4, RoundingMode.HALF_UP);
  }

  /** A coordinate. */
  static String point(BigDecimal value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
