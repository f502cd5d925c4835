package org.rimborso.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How right each rule is over all cases: what it should have found, what it found. */
final class CaseQuality {
  private final Set<String> rules;
  private final Map<String, Count> counts = new TreeMap<>();
  private int cases;

  CaseQuality(Set<String> rules) {
    this.rules = Set.copyOf(rules);
  }

  /** What is counted of one rule. */
  private static final class Count {
    private int cases;
    private int fires;
    private int silent;
    private int notChecked;
    private int right;
    private int missed;
    private int wrong;

    private void subject(boolean firing, boolean gap) {
      cases++;
      fires += firing ? 1 : 0;
      notChecked += gap ? 1 : 0;
      silent += firing || gap ? 0 : 1;
    }

    private String row(String rule) {
      return String.format(
          Locale.ROOT,
          "| `%s` | %d | %d | %d | %d | %d | %d | %d | %s | %s |\n",
          rule,
          cases,
          fires,
          silent,
          notChecked,
          right,
          missed,
          wrong,
          share(right, missed),
          share(right, wrong));
    }

    private static String share(int right, int not) {
      return right + not == 0
          ? "–"
          : String.format(Locale.ROOT, "%.3f", right / (double) (right + not));
    }
  }

  /** Counts what a case expects, and what its review says. */
  void add(CaseFolder one, JsonNode actual) {
    cases++;
    JsonNode expected = one.expected();
    if (rules.contains(one.subject())) {
      boolean firing = hasRule(expected.path("findings"), one.subject());
      of(one.subject()).subject(firing, hasRule(actual.path("notChecked"), one.subject()));
    }
    List<JsonNode> left = new ArrayList<>();
    actual.path("findings").forEach(left::add);
    for (JsonNode wanted : expected.path("findings")) {
      Optional<JsonNode> found = left.stream().filter(f -> isMeant(wanted, f)).findFirst();
      found.ifPresent(left::remove);
      of(rule(wanted)).right += found.isPresent() ? 1 : 0;
      of(rule(wanted)).missed += found.isPresent() ? 0 : 1;
    }
    left.forEach(finding -> of(rule(finding)).wrong++);
  }

  private static boolean hasRule(JsonNode outcomes, String rule) {
    return outcomes.findValuesAsText("rule").contains(rule);
  }

  /** Whether rule, focus and, where the case names it, element are the same. */
  private static boolean isMeant(JsonNode wanted, JsonNode found) {
    JsonNode element = wanted.path("element");
    return rule(wanted).equals(rule(found))
        && wanted.path("focus").equals(found.path("focus"))
        && (element.isMissingNode() || element.equals(found.path("element")));
  }

  private static String rule(JsonNode finding) {
    return finding.path("rule").asText();
  }

  private Count of(String rule) {
    return counts.computeIfAbsent(rule, unused -> new Count());
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# What the rules find in the cases\n\n")
        .append(cases)
        .append(" charts. *Cases*: those about the rule, and in how many it fires, is silent, or")
        .append(" has something it could not\ncheck. *Right*, *missed*, *wrong*: its findings over")
        .append(" all charts. Written by `CasesTest` to `target/cases-quality.md`.\n\n")
        .append("| rule | cases | fires | silent | not checked | right | missed | wrong | recall")
        .append(" | precision |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    counts.forEach((rule, count) -> text.append(count.row(rule)));
    return text.toString();
  }
}
