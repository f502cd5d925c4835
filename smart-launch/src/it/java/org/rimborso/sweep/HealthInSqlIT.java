package org.rimborso.sweep;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.account.Accounts;
import org.rimborso.account.Bucket;
import org.rimborso.campaign.Campaign;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Measure;

/**
 * Every figure is counted twice: by us, and by an SQL database straight from the raw FHIR of the
 * same charts. Numerators and denominators are the same to the cent, in total and month by month.
 *
 * <p>The SQL was written from the definitions. It follows payers' answers, replacements, reversals
 * and second payers by itself, as far as these charts have them. Only which claims a rule faults it
 * takes from the reviews (no SQL judges codes), and it knows the categories of those seven denial
 * reasons that occur.
 */
class HealthInSqlIT {
  private static final int CHARTS = Campaign.size(300, 10_000);

  @TempDir private static Path folder;
  private static Optional<Health> counted = Optional.empty();
  private static Optional<Connection> sql = Optional.empty();

  @BeforeAll
  static void count() throws IOException, SQLException {
    Path fhir = Files.createDirectory(folder.resolve("fhir"));
    FacilityCharts.write(fhir, CHARTS);
    Path reviews = folder.resolve("reviews.ndjson");
    Path lines = folder.resolve("health.ndjson");
    RuleContext shipped = new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
    Reviewer reviewer = new Reviewer(Reviewer.provided(shipped), new Accounts(Payers.NONE));
    try (BufferedWriter found = Files.newBufferedWriter(reviews);
        BufferedWriter health = Files.newBufferedWriter(lines)) {
      List<Assembled> charts =
          new ChartFiles(Optional.of(ZoneOffset.UTC), InputStream.nullInputStream())
              .read(List.of(fhir.toString()), Draft.TODAY)
              .charts();
      for (Assembled chart : charts) {
        Review review = reviewer.review(chart.chart());
        found.write(new ReviewJson(Locale.ENGLISH).line(review) + "\n");
        for (String line : new HealthLines(Set.of()).lines(chart, review)) {
          health.write(line + "\n");
        }
      }
    }
    counted = Optional.of(HealthFile.read(lines, Draft.TODAY));
    sql = Optional.of(judged(fhir, reviews));
  }

  @AfterAll
  static void close() throws SQLException {
    if (sql.isPresent()) {
      sql.get().close();
    }
  }

  private static Connection judged(Path fhir, Path reviews) throws IOException, SQLException {
    String script;
    try (InputStream in =
        Objects.requireNonNull(HealthInSqlIT.class.getResourceAsStream("/health/figures.sql"))) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      for (String one : script.split(";\\s*\\n", -1)) {
        statement.execute(
            one.replace("$folder", fhir.toString())
                .replace("$reviews", reviews.toString())
                .replace("$today", Draft.TODAY.toString()));
      }
    }
    return connection;
  }

  @Test
  void figures_ofTwelveMonths_areThoseOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Figure figure : health().figures()) {
      ours.put(figure.measure().code(), both(figure.total()));
      assertThat(figure.leftOut())
          .as(figure.measure().code())
          .isEqualTo(figure.measure() == Measure.CHARGE_LAG ? explained() : 0);
    }
    Map<String, String> theirs = rows("select measure, num, den from total");
    assertThat(ours).isEqualTo(theirs);
    Campaign.tell(
        "health-in-sql",
        "%,d charts, %,d accounts: %d figures alike in Java and in SQL"
            .formatted(CHARTS, health().accounts(), theirs.size()));
  }

  /** Nothing is compared where nothing happened. */
  @Test
  void figures_ofTheseCharts_allSaySomething() {
    for (Health.Figure figure : health().figures()) {
      boolean fromStore = figure.measure() == Measure.DENIAL_WRITE_OFFS;
      assertThat(figure.total().numerator().signum())
          .as(figure.measure().code())
          .isEqualTo(fromStore ? 0 : 1);
    }
  }

  @Test
  void figures_byMonth_areThoseOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Figure figure : health().figures()) {
      figure
          .months()
          .forEach((month, ratio) -> ours.put(figure.measure().code() + " " + month, both(ratio)));
    }
    assertThat(ours)
        .isEqualTo(rows("select measure || ' ' || month, num, den from month"))
        .hasSizeGreaterThan(120);
  }

  @Test
  void ageing_byPayer_isThatOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Bucket bucket : Bucket.values()) {
      BigDecimal sum =
          health().ageing().stream().map(row -> row.in(bucket)).reduce(ZERO, BigDecimal::add);
      ours.put(bucket.code(), plain(sum) + " 1");
    }
    assertThat(ours).isEqualTo(rows("select bucket, sum(sum), 1 from ageing group by bucket"));
    Map<String, String> payers = new TreeMap<>();
    for (Health.PayerAge row : health().ageing()) {
      if (!row.id().isEmpty()) {
        payers.put(row.id(), "1 1");
      }
    }
    assertThat(payers).isEqualTo(rows("select distinct payer, 1, 1 from ageing"));
  }

  @Test
  void denials_byCategoryAndPayer_areThoseOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Denials row : health().denials()) {
      ours.put(
          row.category().code() + " " + row.payer(), row.count() + " " + plain(row.amount()));
    }
    assertThat(ours).isEqualTo(rows("select denial || ' ' || payer, count, amount from denials"));
  }

  @Test
  void ended_byCategory_areThoseOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    health()
        .ended()
        .forEach(
            (category, ended) ->
                ours.put(category.code(), ended.overturned() + " " + ended.decided()));
    assertThat(ours).isEqualTo(rows("select denial, won, all_of_them from ended")).isNotEmpty();
  }

  @Test
  void unbilled_byProvider_areThoseOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Unbilled row : health().unbilled()) {
      ours.put(row.provider(), row.visits() + " " + row.oldest().orElseThrow());
      assertThat(row.estimate()).isPresent();
    }
    assertThat(ours).isEqualTo(rows("select provider, visits, oldest from visits")).isNotEmpty();
  }

  @Test
  void medians_ofDays_areThoseOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Figure figure : health().figures()) {
      figure.median().ifPresent(days -> ours.put(figure.measure().code(), plain(days) + " 1"));
    }
    assertThat(ours).isEqualTo(rows("select measure, days, 1 from median")).hasSize(3);
  }

  @Test
  void estimates_ofUnbilledVisits_areThoseOfTheDatabase() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Unbilled row : health().unbilled()) {
      ours.put(row.provider(), plain(row.estimate().orElseThrow()) + " 1");
    }
    assertThat(ours).isEqualTo(rows("select provider, estimate, 1 from estimate")).isNotEmpty();
  }

  private static long explained() throws SQLException {
    return rows("select account, 1, 1 from fact where not claim").size();
  }

  private static Health health() {
    return counted.orElseThrow();
  }

  private static String both(Health.Ratio ratio) {
    return plain(ratio.numerator()) + " " + plain(ratio.denominator());
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.signum() == 0 ? ZERO : stripped).toPlainString();
  }

  private static Map<String, String> rows(String query) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    try (Statement statement = sql.orElseThrow().createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        String key = found.getString(1);
        String value = plain(found.getBigDecimal(2)) + " " + plain(found.getBigDecimal(3));
        if (rows.put(key, value) != null) {
          twice.add(key);
        }
      }
    }
    assertThat(twice).isEmpty();
    return rows;
  }
}
