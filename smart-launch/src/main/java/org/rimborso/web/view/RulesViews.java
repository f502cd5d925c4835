package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.codebooks.catalogue.ListedRule;

/** Builds the list of rules. Reads nothing of a patient. */
public final class RulesViews {
  private final RulePages pages;
  private final RuleStanding standing;
  private final Map<String, Cause> closed;
  private final Words words;
  private final String path;
  private final Optional<RuleRates> rates;
  private final PluginWords plugins;

  /**
   * @param closed types of resources that this EHR and launch leave unread, and why
   * @param path of the page inside the launch
   * @param rates how often people agree with rules; empty for who may not know
   * @param plugins of which some rules are
   */
  public RulesViews(
      RulePages pages,
      Map<String, Cause> closed,
      Words words,
      String path,
      Optional<RuleRates> rates,
      PluginWords plugins) {
    this.pages = pages;
    this.plugins = plugins;
    this.closed = Map.copyOf(closed);
    this.words = words;
    this.path = path;
    this.rates = rates;
    standing = new RuleStanding(this.closed, words);
  }

  /** The rules whose id, title or page holds all the words of {@code typed}. */
  public RulesView view(List<ListedRule> rules, String typed) {
    Map<String, List<RulesView.Row>> families = new LinkedHashMap<>();
    int found = 0;
    for (ListedRule rule : rules) {
      if (fits(rule, typed)) {
        found++;
        families.computeIfAbsent(rule.family(), name -> new ArrayList<>()).add(row(rule));
      }
    }
    List<RulesView.Family> named = new ArrayList<>();
    families.forEach(
        (family, rows) ->
            named.add(new RulesView.Family(words.code("rules.family", family), rows)));
    return new RulesView(
        path,
        typed,
        words.say("rules.found", found, rules.size()),
        named,
        unread(),
        plugins.lines());
  }

  /** One rule as it stands. */
  public RulesView.Row row(ListedRule rule) {
    return new RulesView.Row(
        rule.id(),
        pages.title(rule.id(), words),
        path + "/" + rule.id(),
        rule.severity()
            .map(severity -> Gap.badge(severity, words))
            .orElseGet(() -> Badge.unchecked(words.say("unknown"))),
        standing.audience(rule),
        standing.badge(rule),
        Stream.concat(plugins.notes(rule.id()).stream(), standing.notes(rule).stream()).toList(),
        rates.flatMap(all -> all.sentence(rule.id())));
  }

  private List<String> unread() {
    return closed.keySet().stream().sorted().map(standing::unread).toList();
  }

  private boolean fits(ListedRule rule, String typed) {
    if (typed.isBlank()) {
      return true;
    }
    String text = text(rule);
    for (String word : folded(typed).strip().split("\\s+", -1)) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private String text(ListedRule rule) {
    StringBuilder text = new StringBuilder(rule.id()).append(' ');
    text.append(pages.title(rule.id(), words));
    pages
        .page(rule.id(), words)
        .ifPresent(
            page ->
                page.blocks()
                    .forEach(
                        block -> {
                          text.append('\n');
                          block.spans().forEach(span -> text.append(span.text()));
                        }));
    return folded(text.toString());
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
