package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.chart.Reference;
import org.rimborso.desk.HealthDesk;
import org.rimborso.store.HealthRows;
import org.rimborso.sweep.health.AccountLine;
import org.rimborso.sweep.health.HealthCount;
import org.rimborso.sweep.health.Whose;

/** From the lines of a sweep to the manager's pages: store, desk, gate, trail. */
class HealthPagesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @TempDir private Path folder;
  private WholeApp app;

  @BeforeEach
  void start() throws IOException {
    app = new WholeApp(folder);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private WholeBrowser visitor(String user) throws IOException {
    WholeBrowser browser = new WholeBrowser(app);
    browser.launch("l-" + user, user, "p1");
    return browser;
  }

  private void sweep(LocalDate day, int denied) throws IOException {
    Path lines = folder.resolve("health.ndjson");
    Files.write(lines, lines(denied));
    HealthDesk.take(
        new HealthRows(app.store()), WholeApp.EHRS.get(0), lines, day, Clock.systemUTC());
  }

  /** Ten accounts, so many of them denied, a restricted one, and a line that is none. */
  static List<String> lines(int denied) {
    List<String> all =
        new ArrayList<>(
            List.of(HealthCount.RESTRICTED_LINE, "not a line", line("p1", "c-p1", true)));
    for (int i = 1; i < 10; i++) {
      all.add(line("p9", "c" + i, i < denied));
    }
    return List.copyOf(all);
  }

  private static String line(String patient, String claim, boolean denied) {
    Optional<BigDecimal> hundred = Optional.of(new BigDecimal("100.00"));
    Optional<BigDecimal> zero = Optional.of(BigDecimal.ZERO);
    Optional<LocalDate> day = Optional.of(TODAY.minusDays(20));
    return new AccountLine(
            new Whose(new Reference("Patient", patient), new Reference("Claim", claim), ""),
            new AccountLine.Payer("Organization/o1", Optional.of("Plan of all")),
            denied ? State.DENIED : State.PAID,
            true,
            true,
            Optional.of("AMB"),
            new AccountLine.Amounts(
                Optional.of("USD"),
                hundred,
                zero,
                denied ? zero : hundred,
                zero,
                zero,
                denied ? hundred : zero,
                zero),
            new AccountLine.Days(
                day, Optional.of(Bucket.TO_30), day, day, day, Optional.empty(), Optional.empty()),
            Optional.of(
                new AccountLine.First(
                    day,
                    denied ? State.DENIED : State.PAID,
                    denied ? zero : hundred,
                    denied ? Optional.of(DenialCategory.CODING) : Optional.empty(),
                    denied ? hundred : Optional.empty())),
            Optional.of(
                new AccountLine.Now(denied ? State.DENIED : State.PAID, denied ? zero : hundred)))
        .line();
  }

  @Test
  void health_afterASweep_isShownToManagersAndTold() throws IOException {
    WholeBrowser manager = visitor("manager-1");
    assertThat(manager.get("/s/l-manager-1/health").text()).contains("No sweep has run yet");
    sweep(TODAY.minusMonths(1), 2);
    sweep(TODAY, 3);
    String page = manager.get("/s/l-manager-1/health").text();
    assertThat(page)
        .contains("10 accounts counted", "1 restricted record", "1 line of the sweep")
        .contains("30.0 <small>%</small>", "Plan of all", "Coding");
    assertThat(manager.get("/s/l-manager-1/health.csv").text()).contains("\"initial-denials\",");
    assertThat(app.count("select count(*) from health")).isEqualTo(2);
    assertThat(app.count("select count(*) from health where behind is null")).isEqualTo(1);
    assertThat(app.count("select count(*) from audit_entry where reason = 'health'")).isEqualTo(3);
    assertThat(visitor("biller-1").get("/s/l-biller-1/health").status()).isEqualTo(403);
  }

  /** Each patient who is named has a row of the trail. */
  @Test
  void behind_accounts_areListedAndTold() throws IOException {
    WholeBrowser manager = visitor("manager-1");
    sweep(TODAY, 3);
    String page = manager.get("/s/l-manager-1/health/initial-denials").text();
    assertThat(page)
        .contains("href=\"/s/l-manager-1/accounts/Claim/c-p1\"", "Patient/p9", "3 listed of 3")
        .doesNotContain("Claim/c3<", "href=\"/s/l-manager-1/accounts/Claim/c1\"");
    assertThat(
            app.count("select count(*) from audit_entry where reason = 'health-initial-denials'"))
        .isEqualTo(2);
    assertThat(visitor("coder-1").get("/s/l-coder-1/health/initial-denials").status())
        .isEqualTo(403);
  }
}
