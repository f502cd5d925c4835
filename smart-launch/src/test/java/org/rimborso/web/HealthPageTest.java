package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.desk.HealthBook.Behind;
import org.rimborso.desk.HealthBook.Standing;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Health.Ratio;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;
import org.rimborso.web.view.Words;

/** The page of figures, and those behind them. */
class HealthPageTest extends OverTestSite {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  @Test
  void health_beforeTheFirstSweep_saysWhatToDo() throws Exception {
    assertThat(get("/s/manager-1/health").body())
        .contains("rimborso sweep")
        .doesNotContain("data-testid=\"tiles\"");
  }

  @Test
  void health_figures_showValueTargetChangeTrendAndFormula() throws Exception {
    site.health.standing = Optional.of(standing());
    String body = get("/s/manager-1/health").body();
    String tile = part(body, "tile-initial-denials");
    assertThat(tile)
        .contains("6.0", "Off target", "Target below 5 %", "#i-warning")
        .contains("up 2.0 since the month before")
        .contains(
            "<polyline class=\"trend\" points=\"0.00,", "By month: Oct 2026 4.0; Nov 2026 6.0")
        .contains("First answers that deny all or part", "6 accounts", "100 accounts")
        .contains("3 accounts of which too little is known")
        .contains("href=\"/s/manager-1/health/initial-denials\"");
    assertThat(part(body, "tile-clean-claims")).contains("On target", "#i-ok");
    assertThat(part(body, "tile-recovered")).contains("1,200.50", "USD", "No target");
    assertThat(part(body, "tile-charge-lag")).contains("No figure", "Nothing to divide by");
    assertThat(body)
        .contains("Not computable", "2 accounts in EUR", "4 restricted records")
        .contains("Northfield &lt;b&gt;", "Patients", "Dr Tanaka")
        .doesNotContain("Northfield <b>", "style=");
  }

  @Test
  void health_ageingAndDenials_standAsBarsAndTables() throws Exception {
    site.health.standing = Optional.of(standing());
    String body = get("/s/manager-1/health").body();
    assertThat(part(body, "health-ageing"))
        .contains("<rect class=\"a1\" x=\"0.00%\" width=\"75.00%\"", "300.00", "100.00", "25 %");
    assertThat(part(body, "health-denials")).contains("Coding", "75 %", "100 %", "450.00");
    assertThat(part(body, "health-unbilled")).contains("21 days", "840.00");
  }

  @Test
  void health_italian_isItalian() throws Exception {
    site.health.standing = Optional.of(standing());
    String body = get("/s/manager-1/health?lang=it").body();
    assertThat(body).contains("Fuori obiettivo", "6,0", "1.200,50", "Formula");
  }

  /** Every figure has its name and formula in both languages. */
  @ParameterizedTest
  @EnumSource(Measure.class)
  void words_ofEveryMeasure_areThere(Measure measure) {
    for (Words words : List.of(Words.ENGLISH, Words.ITALIAN)) {
      assertThat(words.find("health." + measure.code())).isPresent();
      assertThat(words.find("health." + measure.code() + ".formula")).isPresent();
    }
  }

  @Test
  void behind_othersPatients_areListedToWhoSeesTheirVisitsOnly() throws Exception {
    site.health.standing = Optional.of(standing());
    site.health.behind =
        List.of(
            behind(SampleChart.PATIENT, new Reference("Claim", "c1")),
            behind(new Reference("Patient", "p9"), new Reference("Claim", "c9")));
    String body = get("/s/manager-1/health/initial-denials").body();
    assertThat(body)
        .contains("Claim/c1", "href=\"/s/manager-1/accounts/Claim/c1\"", "120.00", "1 listed of 6")
        .doesNotContain("c9", "p9");
  }

  @Test
  void csv_cellsThatSpreadsheetsWouldRun_areTexts() throws Exception {
    site.health.standing = Optional.of(standing());
    var answer = get("/s/manager-1/health.csv");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", "health-2026-11-23.csv");
    assertThat(answer.body())
        .contains(
            "\"initial-denials\",\"Initial denial rate, claims\",6.0,\"PERCENT\",6,100,\"\",\"\",5,3,")
        .contains("2026-10 4.0; 2026-11 6.0")
        .contains("'=cmd|' /C calc'!A0")
        .contains("\"'@evil, \"\"quoted\"\"\"");
    for (String line : answer.body().split("\r\n", -1)) {
      for (String cell : line.split(",", -1)) {
        assertThat(cell).doesNotMatch("^\"?[=+\\-@\\t].*");
      }
    }
  }

  private static String part(String body, String id) {
    int start = body.indexOf("data-testid=\"" + id + "\"");
    assertThat(start).as(id).isPositive();
    return body.substring(start, body.indexOf("</section>", start));
  }

  private static Behind behind(Reference patient, Reference about) {
    Encounter visit =
        new Encounter(
            new Reference("Encounter", "e9"),
            Optional.of(patient),
            "unknown",
            Optional.empty(),
            List.of(),
            Period.UNKNOWN,
            Optional.empty(),
            Party.UNKNOWN,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            java.util.Set.of());
    return new Behind(patient, about, List.of(visit), new BigDecimal("120"), Optional.of(TODAY));
  }

  private static Standing standing() {
    Map<Measure, Target> targets = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      targets.put(measure, measure.usual());
    }
    Health health =
        new Health(
            TODAY,
            1_284,
            4,
            0,
            Optional.of("USD"),
            new TreeMap<>(Map.of("EUR", 2L)),
            List.of(
                figure(Measure.INITIAL_DENIALS, "6", "100", 3),
                figure(Measure.CLEAN_CLAIMS, "97", "100", 0),
                figure(Measure.RECOVERED, "1200.50", "7", 0),
                figure(Measure.CHARGE_LAG, "0", "0", 0)),
            List.of(
                new Health.PayerAge(
                    "Organization/o1",
                    Optional.of("Northfield <b>"),
                    Map.of(
                        Bucket.TO_30, new BigDecimal("300"), Bucket.OLDER, new BigDecimal("100")),
                    BigDecimal.ZERO),
                new Health.PayerAge(
                    "",
                    Optional.empty(),
                    Map.of(Bucket.TO_60, new BigDecimal("50")),
                    BigDecimal.ZERO)),
            List.of(
                new Health.Denials(
                    DenialCategory.CODING,
                    "=cmd|' /C calc'!A0",
                    Optional.of("@evil, \"quoted\""),
                    3,
                    new BigDecimal("450")),
                new Health.Denials(
                    DenialCategory.DATA, "Organization/o1", Optional.empty(), 1, BigDecimal.TEN)),
            List.of(
                new Health.Unbilled(
                    "Practitioner/d1",
                    Optional.of("Dr Tanaka"),
                    3,
                    Optional.of(21L),
                    Optional.of(new BigDecimal("840")))),
            Map.of());
    return new Standing(
        health,
        Instant.parse("2026-11-23T02:10:00Z"),
        new TreeMap<>(Map.of(NOVEMBER, health)),
        targets);
  }

  private static Health.Figure figure(Measure measure, String above, String below, long leftOut) {
    TreeMap<YearMonth, Ratio> months = new TreeMap<>();
    if (measure == Measure.INITIAL_DENIALS) {
      months.put(NOVEMBER.minusMonths(1), ratio("2", "50"));
      months.put(NOVEMBER, ratio("3", "50"));
    }
    return new Health.Figure(
        measure, ratio(above, below), Optional.empty(), leftOut, months, 6, List.of());
  }

  private static Ratio ratio(String above, String below) {
    return new Ratio(new BigDecimal(above), new BigDecimal(below));
  }
}
