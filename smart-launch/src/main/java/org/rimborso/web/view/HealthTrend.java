package org.rimborso.web.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rimborso.chart.PartialDate;
import org.rimborso.desk.HealthBook.Standing;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;

/**
 * The values of one measure month by month. Figures of today have those of each month's last sweep;
 * all others are counted anew from the last sweep, each account in its own month.
 */
record HealthTrend(Measure measure, NavigableMap<YearMonth, BigDecimal> values) {
  private static final BigDecimal WIDTH = BigDecimal.valueOf(200);
  private static final BigDecimal HEIGHT = BigDecimal.valueOf(36);
  private static final BigDecimal TOP = BigDecimal.valueOf(2);

  static HealthTrend of(Measure measure, Standing standing) {
    NavigableMap<YearMonth, BigDecimal> values = new TreeMap<>();
    if (measure.isOfToday()) {
      standing
          .months()
          .forEach(
              (month, health) ->
                  health.figures().stream()
                      .filter(one -> one.measure() == measure)
                      .flatMap(one -> one.value().stream())
                      .forEach(value -> values.put(month, value)));
    } else {
      standing.health().figures().stream()
          .filter(one -> one.measure() == measure)
          .flatMap(one -> one.months().entrySet().stream())
          .forEach(
              one -> value(measure, one.getValue()).ifPresent(v -> values.put(one.getKey(), v)));
    }
    return new HealthTrend(measure, values);
  }

  private static Optional<BigDecimal> value(Measure measure, Health.Ratio ratio) {
    return measure.value(ratio.numerator(), ratio.denominator());
  }

  /** From the month before the last to the last; empty where either is not known. */
  Optional<BigDecimal> change() {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    YearMonth last = values.lastKey();
    return Optional.ofNullable(values.get(last.minusMonths(1)))
        .flatMap(before -> Optional.ofNullable(values.get(last)).map(now -> now.subtract(before)));
  }

  /** The line; none of fewer than two months. */
  Optional<HealthView.Trend> drawn(Target target, HealthNumbers numbers) {
    if (values.size() < 2) {
      return Optional.empty();
    }
    List<BigDecimal> aims = Stream.concat(target.least().stream(), target.most().stream()).toList();
    List<BigDecimal> all = new ArrayList<>(values.values());
    all.addAll(aims);
    BigDecimal low = Collections.min(all);
    BigDecimal span = Collections.max(all).subtract(low);
    List<String> points = new ArrayList<>();
    List<String> told = new ArrayList<>();
    BigDecimal step = WIDTH.divide(BigDecimal.valueOf(values.size() - 1L), 4, RoundingMode.HALF_UP);
    BigDecimal x = BigDecimal.ZERO;
    for (Map.Entry<YearMonth, BigDecimal> one : values.entrySet()) {
      points.add(HealthNumbers.point(x) + "," + height(one.getValue(), low, span));
      told.add(
          numbers.words().day(PartialDate.of(one.getKey())).shown()
              + " "
              + numbers.value(measure, one.getValue()));
      x = x.add(step);
    }
    return Optional.of(
        new HealthView.Trend(
            String.join(" ", points),
            numbers.words().say("health.trend", String.join("; ", told)),
            aims.stream().map(aim -> height(aim, low, span)).toList()));
  }

  private static String height(BigDecimal value, BigDecimal low, BigDecimal span) {
    BigDecimal share =
        span.signum() == 0
            ? BigDecimal.ONE
            : BigDecimal.ONE.subtract(value.subtract(low).divide(span, 6, RoundingMode.HALF_UP));
    return HealthNumbers.point(TOP.add(HEIGHT.multiply(share)));
  }
}
