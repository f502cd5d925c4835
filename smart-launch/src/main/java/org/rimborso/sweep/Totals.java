package org.rimborso.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rimborso.account.Account;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;

/** Counts and sums of reviews, each under a path of keys. */
final class Totals {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BETWEEN = "\t";
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, BigDecimal> sums = new TreeMap<>();

  /** What is kept of totals until all are added up. */
  record Kept(
      Map<String, Long> counts,
      Map<String, BigDecimal> sums,
      List<String> warnings,
      Set<String> limits) {}

  void count(long times, String... path) {
    counts.merge(String.join(BETWEEN, path), times, Long::sum);
  }

  private void sum(Optional<Money> amount, String... path) {
    if (amount.isPresent()) {
      Money money = amount.get();
      String where = String.join(BETWEEN, path) + BETWEEN + withoutControls(money.currency());
      sums.merge(where, money.value(), BigDecimal::add);
    }
  }

  private static String withoutControls(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f)
        ? CONTROL.matcher(text).replaceAll(" ")
        : text;
  }

  /** Adds what was found in one chart. */
  void add(Review review, Optional<String> patient) {
    count(patient.isPresent() ? 1 : 0, "patients");
    count(review.findings().size(), "findings", "total");
    count(review.accounts().size(), "accounts", "total");
    count(review.notChecked().size(), "notChecked", "total");
    Map<Reference, Money> atRisk = new HashMap<>();
    for (Finding finding : review.findings()) {
      count(1, "findings", "byRule", finding.rule(), finding.severity().code());
      count(1, "findings", "bySeverity", finding.severity().code());
      finding.atRisk().ifPresent(money -> atRisk.merge(finding.focus(), money, Totals::larger));
    }
    atRisk.values().forEach(money -> sum(Optional.of(money), "findings", "atRisk"));
    for (NotChecked gap : review.notChecked()) {
      count(1, "notChecked", "byRule", gap.rule(), gap.because().code());
    }
    review.accounts().forEach(this::add);
  }

  /** The same claim is not at risk twice. */
  private static Money larger(Money one, Money other) {
    return one.sameCurrency(other) && other.value().compareTo(one.value()) > 0 ? other : one;
  }

  private void add(Account account) {
    String state = account.state().code();
    count(1, "accounts", "byState", state, "count");
    sum(account.billed(), "accounts", "byState", state, "billed");
    sum(account.paid(), "accounts", "byState", state, "paid");
    sum(account.balance().payer(), "accounts", "byState", state, "balance", "payer");
    sum(account.balance().patient(), "accounts", "byState", state, "balance", "patient");
  }

  void add(Kept other) {
    other.counts().forEach((path, count) -> counts.merge(path, count, Long::sum));
    other.sums().forEach((path, sum) -> sums.merge(path, sum, BigDecimal::add));
  }

  byte[] kept(List<String> warnings, Set<String> limits) throws IOException {
    return JSON.writeValueAsBytes(new Kept(counts, sums, warnings, limits));
  }

  static Kept kept(byte[] json) throws IOException {
    return JSON.readValue(json, Kept.class);
  }

  /** As one JSON object, each path's keys within each other; amounts are strings. */
  byte[] json(Map<String, String> first) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    first.forEach(root::put);
    counts.forEach((path, count) -> at(root, path).put(last(path), count));
    sums.forEach((path, sum) -> at(root, path).put(last(path), new Money(sum, last(path)).plain()));
    return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode at(ObjectNode root, String path) {
    ObjectNode node = root;
    String[] keys = path.split(BETWEEN, -1);
    for (int i = 0; i < keys.length - 1; i++) {
      node = node.withObjectProperty(keys[i]);
    }
    return node;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf(BETWEEN) + 1);
  }
}
