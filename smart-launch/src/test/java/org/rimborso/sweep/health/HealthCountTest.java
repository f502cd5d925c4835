package org.rimborso.sweep.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Bucket;
import org.rimborso.account.Chances;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.campaign.Campaign;
import org.rimborso.chart.Reference;

/** What is counted over lines, in any order; and that it can be kept and read again. */
class HealthCountTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final int MANY = Campaign.size(20_000, 1_000_000);

  private static Health count(List<String> lines) {
    HealthCount count = new HealthCount(TODAY);
    lines.forEach(count::add);
    return count.health();
  }

  private static Optional<BigDecimal> sum(String value) {
    return Optional.of(new BigDecimal(value));
  }

  /** Opened and first answered on one day. */
  private static AccountLine account(int number, String currency, LocalDate day, State state) {
    boolean denied = state == State.DENIED;
    return new AccountLine(
        new Whose(
            new Reference("Patient", "p" + number % 1000),
            new Reference("Claim", "c" + number),
            ""),
        new AccountLine.Payer("Organization/o" + number % 5, Optional.empty()),
        state,
        true,
        !denied,
        Optional.of("AMB"),
        new AccountLine.Amounts(
            Optional.of(currency),
            sum("100.10"),
            sum("0"),
            sum(denied ? "0" : "100.10"),
            Optional.empty(),
            Optional.empty(),
            sum(denied ? "100.10" : "0"),
            Optional.empty()),
        new AccountLine.Days(
            Optional.of(day),
            Optional.of(Bucket.TO_120),
            Optional.of(day),
            Optional.of(day.minusDays(2)),
            Optional.of(day),
            Optional.empty(),
            Optional.empty()),
        Optional.of(
            new AccountLine.First(
                Optional.of(day),
                state,
                sum(denied ? "0" : "100.10"),
                denied ? Optional.of(DenialCategory.CODING) : Optional.empty(),
                denied ? sum("100.10") : Optional.empty())),
        Optional.of(new AccountLine.Now(state, sum(denied ? "0" : "100.10"))));
  }

  private static String line(int number, String currency, LocalDate day, State state) {
    return account(number, currency, day, state).line();
  }

  @Test
  void line_readBack_isTheSame() throws IOException {
    AccountLine line = account(7, "USD", TODAY, State.DENIED);
    assertThat(AccountLine.of(Fields.parse(line.line()))).isEqualTo(line);
    VisitLine visit =
        new VisitLine(
            new Whose(new Reference("Patient", "p1"), new Reference("Encounter", "e1"), "x\ty\nz"),
            "Practitioner/d1",
            Optional.of("Dr \"Tanaka\""),
            Optional.of("AMB"),
            Optional.of(TODAY));
    assertThat(VisitLine.of(Fields.parse(visit.line()))).isEqualTo(visit);
  }

  @Test
  void health_severalCurrencies_showsTheMostFrequentAndNamesTheRest() {
    LocalDate day = TODAY.minusDays(100);
    Health health =
        count(
            List.of(
                line(1, "EUR", day, State.DENIED),
                line(2, "USD", day, State.DENIED),
                line(3, "USD", day, State.PAID)));
    assertThat(health.currency()).contains("USD");
    assertThat(health.others()).isEqualTo(Map.of("EUR", 1L));
    Health.Figure old = health.figure(Measure.AR_OVER_90);
    assertThat(old.total().numerator()).isEqualByComparingTo("100.10");
    assertThat(old.behind()).hasSize(1);
    assertThat(health.figure(Measure.INITIAL_DENIALS).total().numerator())
        .isEqualByComparingTo("2");
    assertThat(health.ageing()).hasSize(1);
  }

  @Test
  void health_whatCannotCount_isSaid() {
    AccountLine known = account(1, "USD", TODAY, State.PAID);
    String unknown =
        known.line().replace("\"billed\":\"100.10\",", "").replace("\"balancePayer\":\"0\",", "");
    Health health =
        count(
            List.of(
                unknown,
                "{\"kind\":\"account\"}",
                "no json",
                known.line().replace("\"filed\":\"2026-11-23\"", "\"filed\":\"2026\""),
                HealthCount.RESTRICTED_LINE,
                line(2, "USD", TODAY.minusYears(1), State.PAID),
                line(3, "USD", TODAY, State.CANCELLED)));
    assertThat(health.unread()).isEqualTo(3);
    assertThat(health.restricted()).isEqualTo(1);
    assertThat(health.figure(Measure.DAYS_IN_AR).leftOut()).isEqualTo(1);
    assertThat(health.figure(Measure.FIRST_PASS).total().denominator()).isEqualByComparingTo("1");
  }

  @Test
  void ended_denials_areTheSitesOwnChances() {
    LocalDate day = TODAY.minusDays(10);
    AccountLine denied = account(1, "USD", day, State.DENIED);
    AccountLine turned =
        new AccountLine(
            denied.whose(),
            denied.payer(),
            State.PAID,
            true,
            true,
            denied.visitClass(),
            denied.amounts(),
            denied.days(),
            denied.first(),
            Optional.of(new AccountLine.Now(State.PAID, sum("100.10"))));
    Health health = count(List.of(denied.line(), turned.line()));
    assertThat(health.ended()).isEqualTo(Map.of(DenialCategory.CODING, new Chances.Ended(1, 1)));
    assertThat(new Chances(Map.of(), health.ended()).own()).isEqualTo(health.ended());
  }

  @Test
  void health_kept_isReadAsItWas() throws IOException {
    Health health =
        count(
            List.of(
                line(1, "EUR", TODAY.minusDays(40), State.DENIED),
                line(2, "USD", TODAY, State.DENIED),
                line(3, "USD", TODAY.minusDays(40), State.PAID),
                new VisitLine(
                        new Whose(
                            new Reference("Patient", "p1"), new Reference("Encounter", "e1"), ""),
                        "Practitioner/d1",
                        Optional.empty(),
                        Optional.of("AMB"),
                        Optional.of(TODAY))
                    .line()));
    assertThat(HealthJson.read(HealthJson.write(health))).isEqualTo(health.withoutBehind());
    assertThat(HealthJson.write(health)).doesNotContain("Patient/", "Claim/");
    assertThat(BehindJson.read(BehindJson.write(health), Measure.INITIAL_DENIALS))
        .isEqualTo(health.figure(Measure.INITIAL_DENIALS).behind())
        .hasSize(2);
  }

  /** However many accounts there are, of those behind a figure the two hundred with most stay. */
  @Test
  void health_ofManyAccounts_keepsAFewOfThem() {
    HealthCount count = new HealthCount(TODAY);
    for (int i = 0; i < MANY; i++) {
      count.add(line(i, "USD", TODAY.minusDays(i % 400), i % 4 == 0 ? State.DENIED : State.PAID));
    }
    Health health = count.health();
    assertThat(health.accounts()).isEqualTo(MANY);
    assertThat(health.unread()).isZero();
    Health.Figure old = health.figure(Measure.AR_OVER_90);
    assertThat(old.count()).isEqualTo(MANY / 4);
    assertThat(old.total().numerator())
        .isEqualByComparingTo(new BigDecimal("100.10").multiply(BigDecimal.valueOf(MANY / 4)));
    assertThat(old.behind()).hasSize(Ledger.MOST_BEHIND);
  }
}
