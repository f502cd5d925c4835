package org.rimborso.payerrules;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.payerrules.RuleChange.Example;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;

/**
 * Counts, chart after chart, what rules would say that those in place do not, and the other way
 * round. Safe for many threads.
 */
public final class RuleComparison {
  /** So many examples of each kind are kept for a rule. */
  public static final int EXAMPLES = 20;

  private final List<Rule> now;
  private final List<Rule> before;
  private final Map<String, Counts> counts = new TreeMap<>();
  private long charts;

  /** What is counted of one rule. */
  private static final class Counts {
    private long more;
    private long fewer;
    private long same;
    private long notChecked;
    private final Firsts firstMore = new Firsts();
    private final Firsts firstFewer = new Firsts();
  }

  /** The first of many. */
  private static final class Firsts {
    private final TreeSet<Example> kept = new TreeSet<>();

    private void keep(Collection<Reference> found, Optional<Reference> patient) {
      for (Reference focus : found) {
        kept.add(new Example(focus, patient));
        if (kept.size() > EXAMPLES) {
          kept.pollLast();
        }
      }
    }

    private List<Example> all() {
      return List.copyOf(kept);
    }
  }

  /**
   * Of rules.
   *
   * @param now as they would be
   * @param before those in place
   */
  public RuleComparison(List<Rule> now, List<Rule> before) {
    this.now = List.copyOf(now);
    this.before = List.copyOf(before);
    Stream.concat(now.stream(), before.stream())
        .forEach(rule -> counts.putIfAbsent(rule.id(), new Counts()));
  }

  /**
   * Counts a chart.
   *
   * @param leftOut records of which nothing is counted
   */
  public void add(Chart chart, Set<Reference> leftOut) {
    Map<String, List<Outcome>> said = said(now, chart, leftOut);
    Map<String, List<Outcome>> saidBefore = said(before, chart, leftOut);
    Optional<Reference> patient = chart.patient().map(Patient::reference);
    synchronized (counts) {
      charts++;
      counts.forEach(
          (rule, one) -> {
            List<Outcome> outcomes = said.getOrDefault(rule, List.of());
            Map<String, Reference> wanted = found(outcomes);
            Map<String, Reference> known = found(saidBefore.getOrDefault(rule, List.of()));
            one.notChecked += outcomes.stream().filter(NotChecked.class::isInstance).count();
            Set<String> both = new HashSet<>(wanted.keySet());
            both.retainAll(known.keySet());
            one.same += both.size();
            wanted.keySet().removeAll(both);
            known.keySet().removeAll(both);
            one.more += wanted.size();
            one.fewer += known.size();
            one.firstMore.keep(wanted.values(), patient);
            one.firstFewer.keep(known.values(), patient);
          });
    }
  }

  private static Map<String, List<Outcome>> said(
      List<Rule> rules, Chart chart, Set<Reference> leftOut) {
    Map<String, List<Outcome>> said = new HashMap<>();
    for (Rule rule : rules) {
      said.put(
          rule.id(),
          rule.check(chart).stream()
              .filter(one -> focus(one).filter(leftOut::contains).isEmpty())
              .toList());
    }
    return said;
  }

  private static Optional<Reference> focus(Outcome outcome) {
    return outcome instanceof Finding finding
        ? Optional.of(finding.focus())
        : outcome instanceof NotChecked gap ? gap.focus() : Optional.empty();
  }

  /** What findings are about, by their ids. */
  private static Map<String, Reference> found(List<Outcome> outcomes) {
    Map<String, Reference> found = new HashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Finding finding) {
        found.put(finding.id(), finding.focus());
      }
    }
    return found;
  }

  /** How many charts were counted. */
  public long charts() {
    synchronized (counts) {
      return charts;
    }
  }

  /** What would change, by rule. */
  public List<RuleChange> changes() {
    synchronized (counts) {
      return counts.entrySet().stream()
          .map(entry -> change(entry.getKey(), entry.getValue()))
          .toList();
    }
  }

  private static RuleChange change(String rule, Counts one) {
    return new RuleChange(
        rule,
        one.more,
        one.fewer,
        one.same,
        one.notChecked,
        one.firstMore.all(),
        one.firstFewer.all());
  }
}
