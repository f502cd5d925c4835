package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.account.Chances;
import org.rimborso.account.Chances.Ended;
import org.rimborso.account.DenialCategory;
import org.rimborso.ehr.FakeClock;
import org.rimborso.store.HealthRow;
import org.rimborso.store.HealthRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.HealthJson;

/** The site's own denials that ended count as soon as they are enough. */
class LiveChancesTest {
  @TempDir private Path folder;
  private final FakeClock clock = new FakeClock();
  private Store store;
  private HealthRows rows;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    rows = new HealthRows(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LiveChances chances(Chances configured) {
    return new LiveChances(configured, Set.of("e1", "e2"), rows, clock);
  }

  private void keep(String ehr, String month, int overturned, int decided) {
    Health health =
        new Health(
            LocalDate.parse(month + "-20"),
            1,
            0,
            0,
            Optional.empty(),
            new TreeMap<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(DenialCategory.CODING, new Ended(overturned, decided)));
    rows.save(
        new HealthRow(
            ehr,
            YearMonth.parse(month),
            clock.instant(),
            HealthJson.write(health),
            Optional.empty()));
  }

  private static Chances.Chance coding(LiveChances chances) {
    return chances.get().of(DenialCategory.CODING);
  }

  @Test
  void get_withoutASweep_isWhatTheConfigurationAssumes() {
    LiveChances chances = chances(Chances.ASSUMED);
    assertThat(chances.get()).isSameAs(chances.get());
    assertThat(coding(chances).isAssumed()).isTrue();
  }

  @Test
  void get_afterEnoughEnded_isTheSitesOwnShareOfAllItsEhrs() {
    LiveChances chances = chances(Chances.ASSUMED);
    keep("e1", "2026-10", 25, 25);
    keep("e1", "2026-11", 4, 25);
    keep("elsewhere", "2026-11", 500, 500);
    assertThat(coding(chances).isAssumed()).isTrue();
    keep("e2", "2026-11", 6, 15);
    assertThat(coding(chances).isAssumed()).isTrue();
    clock.advance(Duration.ofSeconds(20));
    assertThat(coding(chances).share()).isEqualByComparingTo("0.25");
    assertThat(coding(chances).decided()).isEqualTo(40);
    Chances known = chances.get();
    clock.advance(Duration.ofSeconds(60));
    assertThat(chances.get()).isSameAs(known);
  }

  @Test
  void get_whereTheConfigurationCountsItself_isThat() {
    keep("e1", "2026-11", 1, 100);
    Chances configured =
        new Chances(Chances.ASSUMED.assumed(), Map.of(DenialCategory.CODING, new Ended(30, 50)));
    assertThat(coding(chances(configured)).decided()).isEqualTo(50);
  }

  @Test
  void get_whileTheStoreIsAway_isWhatWasKnown() {
    keep("e1", "2026-11", 30, 40);
    LiveChances chances = chances(Chances.ASSUMED);
    assertThat(coding(chances).decided()).isEqualTo(40);
    store.close();
    clock.advance(Duration.ofSeconds(60));
    assertThat(coding(chances).decided()).isEqualTo(40);
  }
}
