package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.rimborso.sweep.health.Health.Behind;
import org.rimborso.sweep.health.Health.Figure;
import org.rimborso.sweep.health.Health.Ratio;
import org.rimborso.sweep.health.Measured.LeftOut;
import org.rimborso.sweep.health.Measured.Part;

/** Adds one figure up, currency by currency. Keeps little, however many accounts there are. */
final class Ledger {
  /** Of the accounts behind a figure so many are kept. */
  static final int MOST_BEHIND = 200;

  private static final int MONTHS = 12;
  private static final String NONE = "";
  private static final Comparator<Behind> ORDER =
      Comparator.comparing(Behind::weight)
          .thenComparing(one -> one.day().orElse(LocalDate.MIN))
          .thenComparing(one -> one.whose().about(), Comparator.reverseOrder());

  private final Measure measure;
  private final LocalDate asOf;
  private final Map<String, Page> pages = new HashMap<>();
  private long leftOut;

  Ledger(Measure measure, LocalDate asOf) {
    this.measure = measure;
    this.asOf = asOf;
  }

  /** What is added up of one currency, or of things. */
  private static final class Page {
    private Ratio total = Ratio.ZERO;
    private final NavigableMap<YearMonth, Ratio> months = new TreeMap<>();
    private final NavigableMap<BigDecimal, Long> values = new TreeMap<>();
    private final PriorityQueue<Behind> behind = new PriorityQueue<>(ORDER);
    private long count;
  }

  void add(Whose whose, Measured measured) {
    if (measured instanceof LeftOut) {
      leftOut++;
    } else if (measured instanceof Part part) {
      add(whose, part);
    }
  }

  private void add(Whose whose, Part part) {
    Page page = pages.computeIfAbsent(part.currency().orElse(NONE), key -> new Page());
    part.day()
        .map(YearMonth::from)
        .filter(this::isShown)
        .ifPresent(
            month ->
                page.months.merge(
                    month,
                    new Ratio(part.numerator(), part.denominator()),
                    (one, other) -> one.plus(other.numerator(), other.denominator())));
    if (part.day().filter(day -> !isOfTheYear(asOf, day)).isPresent()) {
      return;
    }
    page.total = page.total.plus(part.numerator(), part.denominator());
    if (measure.unit() == Measure.Unit.DAYS) {
      page.values.merge(part.numerator(), 1L, Long::sum);
    }
    part.behind().ifPresent(weight -> keep(page, new Behind(whose, weight, part.day())));
  }

  private static void keep(Page page, Behind one) {
    page.count++;
    page.behind.add(one);
    if (page.behind.size() > MOST_BEHIND) {
      page.behind.remove();
    }
  }

  /** In the twelve months that end with the day of the sweep. */
  static boolean isOfTheYear(LocalDate asOf, LocalDate day) {
    return day.isAfter(asOf.minusYears(1)) && !day.isAfter(asOf);
  }

  private boolean isShown(YearMonth month) {
    YearMonth last = YearMonth.from(asOf);
    return !month.isAfter(last) && month.isAfter(last.minusMonths(MONTHS));
  }

  /** The figure; amounts of {@code currency} only. */
  Figure figure(Optional<String> currency) {
    Page page =
        Optional.ofNullable(pages.get(NONE))
            .or(() -> currency.flatMap(one -> Optional.ofNullable(pages.get(one))))
            .orElseGet(Page::new);
    List<Behind> behind = page.behind.stream().sorted(ORDER.reversed()).toList();
    return new Figure(
        measure, page.total, median(page.values), leftOut, page.months, page.count, behind);
  }

  private static Optional<BigDecimal> median(NavigableMap<BigDecimal, Long> values) {
    long size = values.values().stream().mapToLong(Long::longValue).sum();
    if (size == 0) {
      return Optional.empty();
    }
    BigDecimal low = at(values, (size - 1) / 2);
    BigDecimal high = at(values, size / 2);
    return Optional.of(low.add(high).divide(BigDecimal.valueOf(2)));
  }

  private static BigDecimal at(NavigableMap<BigDecimal, Long> values, long place) {
    long seen = 0;
    for (Map.Entry<BigDecimal, Long> one : values.entrySet()) {
      seen += one.getValue();
      if (seen > place) {
        return one.getKey();
      }
    }
    throw new IllegalStateException("nothing stands there");
  }
}
