package org.rimborso.plugins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/**
 * The providers of a jar as one, whose rules are watched. Its rules are those that it had when it
 * was opened, whatever the context: where it does not give them, they fail.
 */
final class JarProvider implements RuleProvider {
  private final List<RuleProvider> providers;
  private final Map<String, Card> cards;
  private final Map<String, Standing> standings;
  private final List<Parameter> shared;
  private final JarThread thread;
  private final Duration limit;

  /**
   * @param cards of its rules, by id
   * @param standings of its rules, by id
   * @param limit how long it may take to make its rules
   */
  JarProvider(
      List<RuleProvider> providers,
      Map<String, Card> cards,
      Map<String, Standing> standings,
      List<Parameter> shared,
      JarThread thread,
      Duration limit) {
    this.providers = List.copyOf(providers);
    this.cards = Map.copyOf(cards);
    this.standings = Map.copyOf(standings);
    this.shared = List.copyOf(shared);
    this.thread = thread;
    this.limit = limit;
  }

  @Override
  public List<Parameter> shared() {
    return shared;
  }

  @Override
  public List<Rule> rules(RuleContext context) {
    Map<String, Rule> made = made(context);
    List<Rule> rules = new ArrayList<>();
    cards.forEach(
        (id, card) ->
            rules.add(
                new WatchedRule(
                    card, made.getOrDefault(id, new Missing(id)), standing(id), thread)));
    return rules;
  }

  private Map<String, Rule> made(RuleContext context) {
    if (standings.values().stream().allMatch(Standing::isStopped)) {
      return Map.of();
    }
    try {
      return thread.send(() -> byId(context)).await(limit);
    } catch (ExecutionException failed) {
      return Map.of();
    } catch (TimeoutException late) {
      standings.values().forEach(Standing::stop);
      return Map.of();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private Map<String, Rule> byId(RuleContext context) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (RuleProvider provider : providers) {
      provider.rules(context).forEach(rule -> rules.put(rule.id(), rule));
    }
    return rules;
  }

  private Standing standing(String id) {
    Standing standing = standings.get(id);
    if (standing == null) {
      throw new IllegalStateException("a rule without a standing");
    }
    return standing;
  }

  /** Stands for a rule that its provider did not make this time. */
  private record Missing(String id) implements Rule {
    @Override
    public List<Outcome> check(Chart chart) {
      throw new BrokenContract();
    }
  }
}
