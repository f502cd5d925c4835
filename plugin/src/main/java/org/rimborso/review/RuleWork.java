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
import org.rimborso.rule.Walk;

/**
 * Rules asked about one chart by two threads, one from the first rule on, one from the last, until
 * they meet. Each takes neighbours, which by their ids look at the same things, and walks them in
 * step through the chart: a long one is more than a processor has at hand, and all of them look at
 * one part of it before any goes on.
 */
final class RuleWork {
  /** Half of the built-in rules: each time through a long chart costs more than what it judges. */
  private static final int NEIGHBOURS = 32;

  /** About as many claims as a processor has at hand with all that belongs to them. */
  private static final int STEP = 64;

  private final List<Rule> rules;
  private final Chart chart;
  private final List<List<Outcome>> found;
  private int first;
  private int last;

  RuleWork(List<Rule> rules, Chart chart) {
    this.rules = rules;
    this.chart = chart;
    found = new ArrayList<>(Collections.nCopies(rules.size(), List.of()));
    last = (rules.size() - 1) / NEIGHBOURS;
  }

  void fromTheFirst() {
    for (int at = next(true); at >= 0; at = next(true)) {
      ask(at);
    }
  }

  void fromTheLast() {
    for (int at = next(false); at >= 0; at = next(false)) {
      ask(at);
    }
  }

  /** What all rules said, in their order; asked when both threads are done. */
  synchronized List<Outcome> outcomes() {
    return found.stream().flatMap(List::stream).toList();
  }

  /** The next neighbours that nobody took; negative where there are none. */
  private synchronized int next(boolean fromTheFirst) {
    if (first > last) {
      return -1;
    }
    return fromTheFirst ? first++ : last--;
  }

  private synchronized void keep(int at, List<Outcome> outcomes) {
    found.set(at, outcomes);
  }

  private void ask(int neighbours) {
    int from = neighbours * NEIGHBOURS;
    List<Asked> asked = new ArrayList<>(NEIGHBOURS);
    int parts = 1;
    for (Rule rule : rules.subList(from, Math.min(from + NEIGHBOURS, rules.size()))) {
      Asked one = new Asked(rule);
      asked.add(one);
      parts = Math.max(parts, one.walk.length() / STEP);
    }
    for (int part = 1; part <= parts; part++) {
      for (Asked one : asked) {
        one.on(part, parts);
      }
    }
    for (int i = 0; i < asked.size(); i++) {
      keep(from + i, asked.get(i).said());
    }
  }

  /** A rule on its way. Where it fails, that is all it says. */
  private final class Asked {
    private final Rule rule;
    private Walk walk = Walk.said(List.of());

    Asked(Rule rule) {
      this.rule = rule;
      attempt(() -> walk = rule.walk(chart));
    }

    void on(int part, int parts) {
      attempt(() -> walk.on(part, parts));
    }

    List<Outcome> said() {
      attempt(() -> walk = Walk.said(walk.said()));
      return walk.said();
    }

    @SuppressWarnings(
        "CatchingUnchecked") // The one catch-all: a failing rule must not take the others with it.
    private void attempt(Runnable step) {
      try {
        step.run();
      } catch (RuntimeException | StackOverflowError failure) {
        String what = failure.getClass().getSimpleName();
        walk =
            Walk.said(
                List.of(new NotChecked(rule.id(), Optional.empty(), Cause.RULE_FAILED, what)));
      }
    }
  }
}
