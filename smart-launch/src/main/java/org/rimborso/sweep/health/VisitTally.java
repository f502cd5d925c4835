package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.sweep.health.Health.Ratio;
import org.rimborso.sweep.health.Health.Unbilled;

/**
 * Counts visits without a claim by provider, and estimates what they are worth: each as much as
 * accounts of visits of its class were billed for on the average in twelve months.
 */
final class VisitTally {
  private record Key(String currency, String visitClass) {}

  /** One provider's visits. */
  private static final class Row {
    private Optional<String> name = Optional.empty();
    private Optional<LocalDate> oldest = Optional.empty();
    private final Map<String, Long> byClass = new HashMap<>();
  }

  private final LocalDate asOf;
  private final Map<Key, Ratio> charges = new HashMap<>();
  private final Map<String, Row> rows = new HashMap<>();

  VisitTally(LocalDate asOf) {
    this.asOf = asOf;
  }

  void add(AccountLine line) {
    boolean recent = line.days().opened().filter(day -> Ledger.isOfTheYear(asOf, day)).isPresent();
    if (recent
        && line.visitClass().isPresent()
        && line.amounts().currency().isPresent()
        && line.amounts().billed().isPresent()) {
      charges.merge(
          new Key(line.amounts().currency().get(), line.visitClass().get()),
          new Ratio(line.amounts().billed().get(), BigDecimal.ONE),
          (one, other) -> one.plus(other.numerator(), other.denominator()));
    }
  }

  void add(VisitLine line) {
    Row row = rows.computeIfAbsent(line.provider(), key -> new Row());
    row.name = row.name.or(line::name);
    row.byClass.merge(line.visitClass().orElse(""), 1L, Long::sum);
    if (line.ended().isPresent()
        && row.oldest.map(day -> line.ended().get().isBefore(day)).orElse(true)) {
      row.oldest = line.ended();
    }
  }

  /** Who has most of them first; the estimate in {@code currency}. */
  List<Unbilled> rows(Optional<String> currency) {
    return rows.entrySet().stream()
        .map(
            one ->
                new Unbilled(
                    one.getKey(),
                    one.getValue().name,
                    one.getValue().byClass.values().stream().mapToLong(Long::longValue).sum(),
                    one.getValue().oldest.map(day -> ChronoUnit.DAYS.between(day, asOf)),
                    currency.flatMap(key -> estimate(key, one.getValue().byClass))))
        .sorted(
            Comparator.comparing(Unbilled::visits, Comparator.reverseOrder())
                .thenComparing(Unbilled::provider))
        .toList();
  }

  /** Empty where a class is among them of which nothing was ever billed. */
  private Optional<BigDecimal> estimate(String currency, Map<String, Long> byClass) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, Long> one : byClass.entrySet()) {
      Ratio known = charges.get(new Key(currency, one.getKey()));
      if (known == null) {
        return Optional.empty();
      }
      BigDecimal visits = BigDecimal.valueOf(one.getValue());
      sum =
          sum.add(
              known
                  .numerator()
                  .multiply(visits)
                  .divide(known.denominator(), 2, RoundingMode.HALF_EVEN));
    }
    return Optional.of(sum);
  }
}
