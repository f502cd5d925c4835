package org.rimborso.sweep.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.account.Bucket;
import org.rimborso.account.Chances.Ended;
import org.rimborso.account.DenialCategory;
import org.rimborso.sweep.health.Health.Denials;
import org.rimborso.sweep.health.Health.Figure;
import org.rimborso.sweep.health.Health.PayerAge;
import org.rimborso.sweep.health.Health.Ratio;
import org.rimborso.sweep.health.Health.Unbilled;

/**
 * Figures as JSON, for keeping; the accounts behind them are another text ({@link BehindJson}).
 * Amounts are texts. Reads what any earlier version wrote: a measure that was not known then has no
 * figure.
 */
public final class HealthJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HealthJson() {}

  public static String write(Health health) {
    ObjectNode out = JSON.createObjectNode();
    out.put("asOf", health.asOf().toString());
    out.put("accounts", health.accounts());
    out.put("restricted", health.restricted());
    out.put("unread", health.unread());
    health.currency().ifPresent(one -> out.put("currency", one));
    health.others().forEach(out.putObject("others")::put);
    ArrayNode figures = out.putArray("figures");
    health.figures().forEach(one -> figure(figures.addObject(), one));
    ArrayNode ageing = out.putArray("ageing");
    health.ageing().forEach(one -> age(ageing.addObject(), one));
    ArrayNode denials = out.putArray("denials");
    for (Denials one : health.denials()) {
      ObjectNode row = denials.addObject().put("category", one.category().code());
      named(row, one.payer(), one.name());
      row.put("count", one.count()).put("amount", one.amount().toPlainString());
    }
    ArrayNode unbilled = out.putArray("unbilled");
    for (Unbilled one : health.unbilled()) {
      ObjectNode row = unbilled.addObject().put("visits", one.visits());
      named(row, one.provider(), one.name());
      one.oldest().ifPresent(days -> row.put("oldest", days));
      one.estimate().ifPresent(sum -> row.put("estimate", sum.toPlainString()));
    }
    ObjectNode ended = out.putObject("ended");
    health
        .ended()
        .forEach(
            (category, one) ->
                ended
                    .putObject(category.code())
                    .put("overturned", one.overturned())
                    .put("decided", one.decided()));
    return out.toString();
  }

  private static void figure(ObjectNode out, Figure figure) {
    out.put("measure", figure.measure().code());
    ratio(out, figure.total());
    figure.median().ifPresent(one -> out.put("median", one.toPlainString()));
    out.put("leftOut", figure.leftOut()).put("count", figure.count());
    ObjectNode months = out.putObject("months");
    figure.months().forEach((month, one) -> ratio(months.putObject(month.toString()), one));
  }

  private static void ratio(ObjectNode out, Ratio ratio) {
    out.put("numerator", ratio.numerator().toPlainString());
    out.put("denominator", ratio.denominator().toPlainString());
  }

  private static void age(ObjectNode out, PayerAge age) {
    named(out, age.id(), age.name());
    ObjectNode buckets = out.putObject("buckets");
    age.buckets().forEach((bucket, sum) -> buckets.put(bucket.code(), sum.toPlainString()));
    out.put("unaged", age.unaged().toPlainString());
  }

  private static void named(ObjectNode out, String key, Optional<String> name) {
    out.put("key", key);
    name.ifPresent(one -> out.put("name", one));
  }

  /**
   * Reads it back, without the accounts behind the figures.
   *
   * @throws IOException if this is no such text
   */
  public static Health read(String text) throws IOException {
    try {
      JsonNode in = JSON.readTree(text);
      List<Figure> figures = new ArrayList<>();
      for (JsonNode one : in.path("figures")) {
        Measure.named(one.path("measure").asText())
            .ifPresent(measure -> figures.add(figure(measure, one)));
      }
      NavigableMap<String, Long> others = new TreeMap<>();
      in.path("others")
          .properties()
          .forEach(one -> others.put(one.getKey(), one.getValue().asLong()));
      return new Health(
          LocalDate.parse(in.path("asOf").asText()),
          in.path("accounts").asLong(),
          in.path("restricted").asLong(),
          in.path("unread").asLong(),
          text(in, "currency"),
          others,
          figures,
          ageing(in),
          denials(in),
          unbilled(in),
          ended(in));
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      throw new IOException("no figures", broken);
    }
  }

  private static Figure figure(Measure measure, JsonNode in) {
    NavigableMap<YearMonth, Ratio> months = new TreeMap<>();
    in.path("months")
        .properties()
        .forEach(one -> months.put(YearMonth.parse(one.getKey()), ratio(one.getValue())));
    return new Figure(
        measure,
        ratio(in),
        text(in, "median").map(BigDecimal::new),
        in.path("leftOut").asLong(),
        months,
        in.path("count").asLong(),
        List.of());
  }

  private static Ratio ratio(JsonNode in) {
    return new Ratio(amount(in, "numerator"), amount(in, "denominator"));
  }

  private static List<PayerAge> ageing(JsonNode in) {
    List<PayerAge> rows = new ArrayList<>();
    for (JsonNode one : in.path("ageing")) {
      Map<Bucket, BigDecimal> buckets = new EnumMap<>(Bucket.class);
      for (Bucket bucket : Bucket.values()) {
        text(one.path("buckets"), bucket.code())
            .ifPresent(sum -> buckets.put(bucket, new BigDecimal(sum)));
      }
      rows.add(
          new PayerAge(
              one.path("key").asText(), text(one, "name"), buckets, amount(one, "unaged")));
    }
    return rows;
  }

  private static List<Denials> denials(JsonNode in) {
    List<Denials> rows = new ArrayList<>();
    for (JsonNode one : in.path("denials")) {
      rows.add(
          new Denials(
              AccountLine.category(one.path("category").asText()),
              one.path("key").asText(),
              text(one, "name"),
              one.path("count").asLong(),
              amount(one, "amount")));
    }
    return rows;
  }

  private static List<Unbilled> unbilled(JsonNode in) {
    List<Unbilled> rows = new ArrayList<>();
    for (JsonNode one : in.path("unbilled")) {
      rows.add(
          new Unbilled(
              one.path("key").asText(),
              text(one, "name"),
              one.path("visits").asLong(),
              text(one, "oldest").map(Long::valueOf),
              text(one, "estimate").map(BigDecimal::new)));
    }
    return rows;
  }

  private static Map<DenialCategory, Ended> ended(JsonNode in) {
    Map<DenialCategory, Ended> ended = new EnumMap<>(DenialCategory.class);
    in.path("ended")
        .properties()
        .forEach(
            one ->
                ended.put(
                    AccountLine.category(one.getKey()),
                    new Ended(
                        one.getValue().path("overturned").asInt(),
                        one.getValue().path("decided").asInt())));
    return ended;
  }

  private static BigDecimal amount(JsonNode in, String key) {
    return new BigDecimal(in.path(key).asText("0"));
  }

  private static Optional<String> text(JsonNode in, String key) {
    return in.hasNonNull(key) ? Optional.of(in.get(key).asText()) : Optional.empty();
  }
}
