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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rimborso.account.Accounts;
import org.rimborso.account.Bucket;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;
import org.rimborso.sweep.health.Health;

/**
 * The figures of a facility counted twice: by us, and by an SQL database straight from the raw FHIR
 * of the same charts. Numerators and denominators are the same to the cent, in total and month by
 * month.
 *
 * <p>The SQL was written from the definitions. It follows payers' answers, replacements, reversals
 * and second payers by itself, as far as these charts have them. Only which claims a rule faults it
 * takes from the reviews (no SQL judges codes), and it knows the categories of those denial reasons
 * that occur.
 */
public final class FiguresInSql implements AutoCloseable {
  private final Health health;
  private final Connection sql;

  private FiguresInSql(Health health, Connection sql) {
    this.health = health;
    this.sql = sql;
  }

  /**
   * Counts both ways.
   *
   * @param fhir a folder of ndjson files
   * @param today the day on which is judged
   * @param folder for what is written on the way
   */
  public static FiguresInSql of(Path fhir, LocalDate today, Path folder)
      throws IOException, SQLException {
    Path reviews = folder.resolve("reviews.ndjson");
    Path lines = folder.resolve("health.ndjson");
    RuleContext shipped = new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS);
    Reviewer reviewer = new Reviewer(Reviewer.provided(shipped), new Accounts(Payers.NONE));
    try (BufferedWriter found = Files.newBufferedWriter(reviews);
        BufferedWriter health = Files.newBufferedWriter(lines)) {
      List<Assembled> charts =
          new ChartFiles(Optional.of(ZoneOffset.UTC), InputStream.nullInputStream())
              .read(List.of(fhir.toString()), today)
              .charts();
      for (Assembled chart : charts) {
        Review review = reviewer.review(chart.chart());
        found.write(new ReviewJson(Locale.ENGLISH).line(review) + "\n");
        for (String line : new HealthLines(Set.of()).lines(chart, review)) {
          health.write(line + "\n");
        }
      }
    }
    return new FiguresInSql(HealthFile.read(lines, today), judged(fhir, reviews, today));
  }

  private static Connection judged(Path fhir, Path reviews, LocalDate today)
      throws IOException, SQLException {
    String script;
    try (InputStream in =
        Objects.requireNonNull(FiguresInSql.class.getResourceAsStream("/health/figures.sql"))) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      for (String one : script.split(";\\s*\\n", -1)) {
        statement.execute(
            one.replace("$folder", fhir.toString())
                .replace("$reviews", reviews.toString())
                .replace("$today", today.toString()));
      }
    }
    return connection;
  }

  @Override
  public void close() throws SQLException {
    sql.close();
  }

  /** As we count. */
  public Health health() {
    return health;
  }

  /** Every figure of twelve months. */
  public void areAlike() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Figure figure : health.figures()) {
      if (figure.total().denominator().signum() != 0) {
        ours.put(figure.measure().code(), both(figure.total()));
      }
    }
    assertThat(ours).isEqualTo(rows("select measure, num, den from total"));
  }

  /**
   * Every figure of each of twelve months.
   *
   * @return how many there are
   */
  public int areAlikeByMonth() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Figure figure : health.figures()) {
      figure
          .months()
          .forEach((month, ratio) -> ours.put(figure.measure().code() + " " + month, both(ratio)));
    }
    assertThat(ours).isEqualTo(rows("select measure || ' ' || month, num, den from month"));
    return ours.size();
  }

  /** What is open by age, and with whom. */
  public void areAgedAlike() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Bucket bucket : Bucket.values()) {
      BigDecimal sum =
          health.ageing().stream().map(row -> row.in(bucket)).reduce(ZERO, BigDecimal::add);
      if (sum.signum() != 0) {
        ours.put(bucket.code(), plain(sum) + " 1");
      }
    }
    assertThat(ours).isEqualTo(rows("select bucket, sum(sum), 1 from ageing group by bucket"));
    Map<String, String> payers = new TreeMap<>();
    for (Health.PayerAge row : health.ageing()) {
      if (!row.id().isEmpty()) {
        payers.put(row.id(), "1 1");
      }
    }
    assertThat(payers).isEqualTo(rows("select distinct payer, 1, 1 from ageing"));
  }

  /** Denials by category and payer, and how they ended. */
  public void areDeniedAlike() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Denials row : health.denials()) {
      ours.put(
          row.category().code() + " " + row.payer(), row.count() + " " + plain(row.amount()));
    }
    assertThat(ours).isEqualTo(rows("select denial || ' ' || payer, count, amount from denials"));
    Map<String, String> ended = new TreeMap<>();
    health
        .ended()
        .forEach(
            (category, one) -> ended.put(category.code(), one.overturned() + " " + one.decided()));
    assertThat(ended).isEqualTo(rows("select denial, won, all_of_them from ended"));
  }

  /** Visits without a bill by provider, and what they are estimated at. */
  public void areUnbilledAlike() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    Map<String, String> estimates = new TreeMap<>();
    for (Health.Unbilled row : health.unbilled()) {
      ours.put(row.provider(), row.visits() + " " + row.oldest().orElseThrow());
      row.estimate().ifPresent(sum -> estimates.put(row.provider(), plain(sum) + " 1"));
    }
    assertThat(ours).isEqualTo(rows("select provider, visits, oldest from visits"));
    assertThat(estimates).isEqualTo(rows("select provider, estimate, 1 from estimate"));
  }

  /** Medians of days. */
  public void haveTheSameMedians() throws SQLException {
    Map<String, String> ours = new TreeMap<>();
    for (Health.Figure figure : health.figures()) {
      figure.median().ifPresent(days -> ours.put(figure.measure().code(), plain(days) + " 1"));
    }
    assertThat(ours).isEqualTo(rows("select measure, days, 1 from median"));
  }

  private static String both(Health.Ratio ratio) {
    return plain(ratio.numerator()) + " " + plain(ratio.denominator());
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.signum() == 0 ? ZERO : stripped).toPlainString();
  }

  Map<String, String> rows(String query) throws SQLException {
    Map<String, String> rows = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    try (Statement statement = sql.createStatement();
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
