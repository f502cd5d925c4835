package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.account.Bucket;
import org.rimborso.sweep.health.Health.PayerAge;

/** Adds up what payers and patients owe, by age. Credit is none of it. */
final class AgeingTally {
  private static final String PATIENTS = "";

  private record Key(String currency, String payer) {}

  private final Map<Key, PayerAge> rows = new HashMap<>();

  void add(AccountLine line) {
    line.amounts()
        .currency()
        .ifPresent(
            currency -> {
              line.amounts()
                  .payer()
                  .ifPresent(
                      open -> add(currency, line.payer().id(), line.payer().name(), line, open));
              line.amounts()
                  .patient()
                  .ifPresent(open -> add(currency, PATIENTS, Optional.empty(), line, open));
            });
  }

  private void add(
      String currency, String key, Optional<String> name, AccountLine line, BigDecimal open) {
    if (open.signum() > 0) {
      rows.merge(
          new Key(currency, key),
          row(key, name, line.days().bucket(), open),
          AgeingTally::together);
    }
  }

  private static PayerAge row(
      String key, Optional<String> name, Optional<Bucket> bucket, BigDecimal open) {
    return bucket
        .map(one -> new PayerAge(key, name, Map.of(one, open), BigDecimal.ZERO))
        .orElseGet(() -> new PayerAge(key, name, Map.of(), open));
  }

  private static PayerAge together(PayerAge one, PayerAge other) {
    Map<Bucket, BigDecimal> buckets = new EnumMap<>(Bucket.class);
    buckets.putAll(one.buckets());
    other.buckets().forEach((bucket, open) -> buckets.merge(bucket, open, BigDecimal::add));
    return new PayerAge(
        one.id(), one.name().or(other::name), buckets, one.unaged().add(other.unaged()));
  }

  /** Who owes most first, patients last. */
  List<PayerAge> rows(Optional<String> currency) {
    return rows.entrySet().stream()
        .filter(row -> currency.filter(row.getKey().currency()::equals).isPresent())
        .map(Map.Entry::getValue)
        .sorted(
            Comparator.comparing((PayerAge row) -> row.id().equals(PATIENTS))
                .thenComparing(PayerAge::sum, Comparator.reverseOrder())
                .thenComparing(PayerAge::id))
        .toList();
  }
}
