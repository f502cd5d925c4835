package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthRowsTest extends OverStore {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  private static HealthRow row(YearMonth month, String figures) {
    return new HealthRow(
        "e1", month, Instant.parse("2026-11-23T02:10:00Z"), figures, Optional.of("behind"));
  }

  @Test
  void save_sameMonthTwice_keepsTheLast() {
    try (Store store = Store.open(settings)) {
      new HealthRows(store).save(row(MONTH, "{\"first\":1}"));
      new HealthRows(store).save(row(MONTH, "x".repeat(200_000)));
    }
    try (Store store = Store.open(settings)) {
      assertThat(new HealthRows(store).newest("e1", 12))
          .containsExactly(row(MONTH, "x".repeat(200_000)));
      assertThat(new HealthRows(store).newest("e2", 12)).isEmpty();
    }
  }

  @Test
  void save_laterMonth_forgetsTheAccountsBehindEarlierOnes() {
    try (Store store = Store.open(settings)) {
      HealthRows rows = new HealthRows(store);
      rows.save(row(MONTH, "{}"));
      rows.save(row(MONTH.minusMonths(1), "{}"));
      assertThat(rows.newest("e1", 12).stream().map(HealthRow::behind).toList())
          .containsExactly(Optional.of("behind"), Optional.empty());
      assertThat(row(MONTH, "{}").toString()).doesNotContain("behind");
    }
  }

  @Test
  void save_manyMonths_keepsThirtySix() {
    try (Store store = Store.open(settings)) {
      HealthRows rows = new HealthRows(store);
      for (int i = 0; i < HealthRows.KEPT + 3; i++) {
        rows.save(row(MONTH.plusMonths(i), "{}"));
      }
      List<HealthRow> kept = rows.newest("e1", 100);
      assertThat(kept).hasSize(HealthRows.KEPT);
      assertThat(kept.get(0).month()).isEqualTo(MONTH.plusMonths(HealthRows.KEPT + 2));
    }
  }
}
