package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Measure;

/** The figures of generated charts, in which everything happens that figures tell apart. */
class HealthInSqlIT {
  private static final int CHARTS = Campaign.size(300, 10_000);

  @TempDir private static Path folder;
  private static FiguresInSql figures;

  @BeforeAll
  static void count() throws IOException, SQLException {
    Path fhir = Files.createDirectory(folder.resolve("fhir"));
    FacilityCharts.write(fhir, CHARTS);
    figures = FiguresInSql.of(fhir, Draft.TODAY, folder);
  }

  @AfterAll
  static void close() throws SQLException {
    figures.close();
  }

  @Test
  void figures_ofTwelveMonths_areThoseOfTheDatabase() throws SQLException {
    figures.areAlike();
    Health health = figures.health();
    for (Health.Figure figure : health.figures()) {
      assertThat(figure.leftOut())
          .as(figure.measure().code())
          .isEqualTo(figure.measure() == Measure.CHARGE_LAG ? explained() : 0);
    }
    Campaign.tell(
        "health-in-sql",
        "%,d charts, %,d accounts: %d figures alike in Java and in SQL"
            .formatted(CHARTS, health.accounts(), health.figures().size()));
  }

  /** Nothing is compared where nothing happened. */
  @Test
  void figures_ofTheseCharts_allSaySomething() throws SQLException {
    for (Health.Figure figure : figures.health().figures()) {
      boolean fromStore = figure.measure() == Measure.DENIAL_WRITE_OFFS;
      assertThat(figure.total().numerator().signum())
          .as(figure.measure().code())
          .isEqualTo(fromStore ? 0 : 1);
    }
    assertThat(figures.rows("select distinct bucket, 1, 1 from ageing")).hasSize(5);
    assertThat(figures.rows("select denial, won, all_of_them from ended")).isNotEmpty();
    assertThat(figures.rows("select provider, visits, oldest from visits")).isNotEmpty();
    assertThat(figures.rows("select measure, days, 1 from median")).hasSize(3);
  }

  @Test
  void figures_byMonth_areThoseOfTheDatabase() throws SQLException {
    assertThat(figures.areAlikeByMonth()).isGreaterThan(120);
  }

  @Test
  void ageing_byPayer_isThatOfTheDatabase() throws SQLException {
    figures.areAgedAlike();
  }

  @Test
  void denials_byCategoryAndPayer_areThoseOfTheDatabase() throws SQLException {
    figures.areDeniedAlike();
  }

  @Test
  void unbilled_byProvider_areThoseOfTheDatabase() throws SQLException {
    figures.areUnbilledAlike();
    assertThat(figures.health().unbilled()).allMatch(row -> row.estimate().isPresent());
  }

  @Test
  void medians_ofDays_areThoseOfTheDatabase() throws SQLException {
    figures.haveTheSameMedians();
  }

  private static long explained() throws SQLException {
    return figures.rows("select account, 1, 1 from fact where not claim").size();
  }
}
