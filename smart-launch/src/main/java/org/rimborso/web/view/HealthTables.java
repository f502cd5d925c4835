package org.rimborso.web.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.account.Bucket;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Health.PayerAge;
import org.rimborso.sweep.health.Target;

/** The tables below the figures. */
record HealthTables(HealthNumbers numbers, Health health) {
  private static final String UNKNOWN = "unknown";

  private Words words() {
    return numbers.words();
  }

  private String currency() {
    return health.currency().orElse("");
  }

  HealthView.Ageing ageing(Target target) {
    List<HealthView.AgeRow> rows = new ArrayList<>();
    BigDecimal most =
        health.ageing().stream()
            .map(PayerAge::sum)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
    health.ageing().forEach(row -> rows.add(row(name(row), row, most, target, false)));
    health.ageing().stream()
        .reduce(HealthTables::together)
        .ifPresent(
            all -> rows.add(row(words().say("health.ageing.all"), all, all.sum(), target, true)));
    return new HealthView.Ageing(currency(), rows);
  }

  private String name(PayerAge row) {
    return row.id().isEmpty() ? words().say("health.patients") : named(row.id(), row.name());
  }

  private String named(String key, Optional<String> name) {
    return name.orElseGet(() -> key.equals(UNKNOWN) ? words().say("health.unknown") : key);
  }

  private static PayerAge together(PayerAge one, PayerAge other) {
    Map<Bucket, BigDecimal> buckets = new LinkedHashMap<>();
    for (Bucket bucket : Bucket.values()) {
      buckets.put(bucket, one.in(bucket).add(other.in(bucket)));
    }
    return new PayerAge("", Optional.empty(), buckets, one.unaged().add(other.unaged()));
  }

  private HealthView.AgeRow row(
      String name, PayerAge row, BigDecimal most, Target target, boolean isSum) {
    List<HealthView.Slice> slices = new ArrayList<>();
    List<String> amounts = new ArrayList<>();
    BigDecimal start = BigDecimal.ZERO;
    int step = 0;
    for (Bucket bucket : Bucket.values()) {
      step++;
      BigDecimal width = HealthNumbers.percent(row.in(bucket), most);
      slices.add(
          new HealthView.Slice(step, HealthNumbers.point(start), HealthNumbers.point(width)));
      amounts.add(numbers.amount(row.in(bucket)));
      start = start.add(width);
    }
    BigDecimal share = HealthNumbers.percent(row.over90(), row.sum());
    return new HealthView.AgeRow(
        name,
        slices,
        amounts,
        numbers.amount(row.sum()),
        numbers.share(row.over90(), row.sum()),
        !target.isNone() && !target.isMetBy(share),
        isSum);
  }

  /** Denials of one kind together. */
  private record Sum(String name, long count, BigDecimal amount) {
    static Sum together(Sum one, Sum other) {
      return new Sum(one.name, one.count + other.count, one.amount.add(other.amount));
    }
  }

  HealthView.Denials denials() {
    Map<String, Sum> categories = new LinkedHashMap<>();
    Map<String, Sum> payers = new LinkedHashMap<>();
    for (Health.Denials one : health.denials()) {
      String category = one.category().code();
      categories.merge(
          category,
          new Sum(words().code("denial", category), one.count(), one.amount()),
          Sum::together);
      payers.merge(
          one.payer(),
          new Sum(named(one.payer(), one.name()), one.count(), one.amount()),
          Sum::together);
    }
    return new HealthView.Denials(currency(), shares(categories.values()), shares(payers.values()));
  }

  /** Most frequent first, with the share of all up to there. */
  private List<HealthView.ShareRow> shares(Iterable<Sum> sums) {
    List<Sum> sorted = new ArrayList<>();
    sums.forEach(sorted::add);
    sorted.sort(Comparator.comparingLong(Sum::count).reversed().thenComparing(Sum::name));
    BigDecimal whole = BigDecimal.valueOf(sorted.stream().mapToLong(Sum::count).sum());
    BigDecimal most = sorted.isEmpty() ? BigDecimal.ONE : BigDecimal.valueOf(sorted.get(0).count);
    List<HealthView.ShareRow> rows = new ArrayList<>();
    BigDecimal reached = BigDecimal.ZERO;
    for (Sum one : sorted) {
      BigDecimal count = BigDecimal.valueOf(one.count());
      reached = reached.add(count);
      rows.add(
          new HealthView.ShareRow(
              one.name(),
              words().number(one.count()),
              numbers.share(count, whole),
              numbers.share(reached, whole),
              numbers.amount(one.amount()),
              HealthNumbers.point(HealthNumbers.percent(count, most))));
    }
    return rows;
  }

  HealthView.Unbilled unbilled() {
    BigDecimal most =
        BigDecimal.valueOf(
            health.unbilled().stream().mapToLong(Health.Unbilled::visits).max().orElse(1));
    return new HealthView.Unbilled(
        currency(),
        health.unbilled().stream()
            .map(
                one ->
                    new HealthView.ProviderRow(
                        named(one.provider(), one.name()),
                        words().number(one.visits()),
                        one.oldest()
                            .map(days -> words().say("health.days", days))
                            .orElseGet(() -> words().say("health.unknown")),
                        one.estimate()
                            .map(numbers::amount)
                            .orElseGet(() -> words().say("health.unknown")),
                        HealthNumbers.point(
                            HealthNumbers.percent(BigDecimal.valueOf(one.visits()), most))))
            .toList());
  }
}
