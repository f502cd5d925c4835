package org.rimborso.web.view;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.account.Bucket;
import org.rimborso.desk.HealthBook.Standing;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;

/**
 * The figures as comma-separated values (RFC 4180): a table after the other, each with its own
 * head. Numbers are written with a point whatever the language. What spreadsheets would take for a
 * formula begins with an apostrophe.
 */
public record HealthCsv(Words words, ZoneId zone) {
  public String text(Standing standing) {
    Health health = standing.health();
    StringBuilder text = new StringBuilder();
    row(text, "as of", health.asOf(), "swept", standing.takenAt().atZone(zone).toLocalDateTime());
    row(text, "currency", health.currency().orElse(""), "accounts", health.accounts());
    text.append("\r\n");
    figures(text, standing);
    text.append("\r\n");
    ageing(text, health);
    text.append("\r\n");
    row(text, "category", "payer", "name", "denials", "denied");
    for (Health.Denials one : health.denials()) {
      row(
          text,
          one.category().code(),
          one.payer(),
          one.name().orElse(""),
          one.count(),
          one.amount());
    }
    text.append("\r\n");
    row(text, "provider", "name", "visits without a claim", "oldest, days", "estimate");
    for (Health.Unbilled one : health.unbilled()) {
      row(
          text,
          one.provider(),
          one.name().orElse(""),
          one.visits(),
          optional(one.oldest()),
          optional(one.estimate()));
    }
    return text.toString();
  }

  private void figures(StringBuilder text, Standing standing) {
    row(
        text,
        "figure",
        "name",
        "value",
        "unit",
        "numerator",
        "denominator",
        "median",
        "at least",
        "at most",
        "left out",
        "months");
    for (Health.Figure one : standing.health().figures()) {
      Measure measure = one.measure();
      Target target = standing.targets().getOrDefault(measure, Target.NONE);
      row(
          text,
          measure.code(),
          words.say("health." + measure.code()),
          optional(one.value()),
          measure.unit().name(),
          one.total().numerator(),
          one.total().denominator(),
          optional(one.median()),
          optional(target.least()),
          optional(target.most()),
          one.leftOut(),
          months(measure, standing));
    }
  }

  private static String months(Measure measure, Standing standing) {
    return HealthTrend.of(measure, standing).values().entrySet().stream()
        .map((Map.Entry<?, BigDecimal> one) -> one.getKey() + " " + one.getValue().toPlainString())
        .collect(Collectors.joining("; "));
  }

  private static void ageing(StringBuilder text, Health health) {
    row(text, "payer", "name", "0-30", "31-60", "61-90", "91-120", "121 and more", "sum");
    for (Health.PayerAge one : health.ageing()) {
      row(
          text,
          one.id().isEmpty() ? "patients" : one.id(),
          one.name().orElse(""),
          one.in(Bucket.TO_30),
          one.in(Bucket.TO_60),
          one.in(Bucket.TO_90),
          one.in(Bucket.TO_120),
          one.in(Bucket.OLDER),
          one.sum());
    }
  }

  private static Object optional(Optional<?> value) {
    return value.isPresent() ? value.get() : "";
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(Csv.line(Arrays.asList(cells)));
  }
}
