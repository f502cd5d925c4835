package org.rimborso.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;

/**
 * Rules asked about one chart by two threads, one from the first rule on, one from the last, until
 * they meet: neighbours by id look at the same parts of a chart.
 */
final class RuleWork {
  private final List<Rule> rules;
  private final Chart chart;
  private final List<List<Outcome>> found;
  private int first;
  private int last;

  RuleWork(List<Rule> rules, Chart chart) {
    this.rules = rules;
    this.chart = chart;
    found = new ArrayList<>(Collections.nCopies(rules.size(), List.of()));
    last = rules.size() - 1;
  }

  void fromTheFirst() {
    for (int at = next(true); at >= 0; at = next(true)) {
      keep(at, outcomes(rules.get(at)));
    }
  }

  void fromTheLast() {
    for (int at = next(false); at >= 0; at = next(false)) {
      keep(at, outcomes(rules.get(at)));
    }
  }

  /** What all rules said, in their order; asked when both threads are done. */
  synchronized List<Outcome> outcomes() {
    return found.stream().flatMap(List::stream).toList();
  }

  /** The next rule that nobody took; negative where there is none. */
  private synchronized int next(boolean fromTheFirst) {
    if (first > last) {
      return -1;
    }
    return fromTheFirst ? first++ : last--;
  }

  private synchronized void keep(int at, List<Outcome> outcomes) {
    found.set(at, outcomes);
  }

  @SuppressWarnings(
      "CatchingUnchecked") // The one catch-all: a failing rule must not take the others with it.
  private List<Outcome> outcomes(Rule rule) {
    try {
      return List.copyOf(rule.check(chart));
    } catch (RuntimeException | StackOverflowError failure) {
      return List.of(
          new NotChecked(
              rule.id(), Optional.empty(), Cause.RULE_FAILED, failure.getClass().getSimpleName()));
    }
  }
}
