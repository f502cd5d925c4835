package org.rimborso.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import org.rimborso.account.Account;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;

/** Reviews charts with a fixed list of rules. Immutable, safe for any number of threads. */
public final class Reviewer {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::focus)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::fact)
          .thenComparing(Finding::element);
  private static final Comparator<NotChecked> NOT_CHECKED_ORDER =
      Comparator.comparing(NotChecked::rule)
          .thenComparing(n -> n.focus().map(Reference::toString).orElse(""))
          .thenComparing(n -> n.because().code())
          .thenComparing(NotChecked::missing);

  private final List<Rule> rules;
  private final Accounts accounts;
  private final Map<String, Set<String>> beatenBy = new HashMap<>();

  public Reviewer(List<Rule> rules, Accounts accounts) {
    this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    this.accounts = accounts;
    this.rules.forEach(
        rule ->
            rule.beats()
                .forEach(
                    beaten ->
                        beatenBy
                            .computeIfAbsent(beaten, key -> new LinkedHashSet<>())
                            .add(rule.id())));
    if (this.rules.stream().map(Rule::id).distinct().count() != rules.size()) {
      throw new IllegalArgumentException("two rules have the same id");
    }
  }

  /** The reviewer with every rule that the class path provides. */
  public static Reviewer of(RuleContext context) {
    return new Reviewer(provided(context), new Accounts(context.payers()));
  }

  /** The rules that the class path provides, in no particular order. */
  public static List<Rule> provided(RuleContext context) {
    List<Rule> rules = new ArrayList<>();
    ServiceLoader.load(RuleProvider.class)
        .forEach(provider -> rules.addAll(provider.rules(context)));
    return rules;
  }

  /** The rules, by id. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * Reviews {@code chart}. A rule that throws becomes a not-checked of cause {@code rule-failed};
   * the others go on. Accounts, and half of the rules, are worked on beside this thread where a
   * core is free.
   */
  public Review review(Chart chart) {
    RuleWork work = new RuleWork(rules, chart);
    ForkJoinTask<List<Account>> beside =
        ForkJoinTask.adapt(
                () -> {
                  List<Account> reckoned = accounts.of(chart);
                  work.fromTheLast();
                  return reckoned;
                })
            .fork();
    work.fromTheFirst();
    List<Account> reckoned = beside.join();
    Set<Finding> findings = new LinkedHashSet<>();
    Set<NotChecked> notChecked = new LinkedHashSet<>();
    chart.limitations().forEach(limitation -> notChecked.add(notChecked(limitation)));
    for (Outcome outcome : work.outcomes()) {
      if (outcome instanceof Finding finding) {
        findings.add(finding);
      } else if (outcome instanceof NotChecked gap) {
        notChecked.add(gap);
      }
    }
    return new Review(
        chart.patient().map(Patient::reference),
        chart.asOf(),
        speaking(findings),
        notChecked.stream().sorted(NOT_CHECKED_ORDER).toList(),
        reckoned);
  }

  /**
   * What is not known about the chart as a whole is not checked by the chart reader, whatever rules
   * say beside it.
   */
  private static NotChecked notChecked(Limitation limitation) {
    return new NotChecked(
        "chart", limitation.resource(), limitation.because(), limitation.missing());
  }

  private List<Finding> speaking(Set<Finding> findings) {
    Map<Defect, Set<String>> speakers = new HashMap<>();
    findings.forEach(
        f -> speakers.computeIfAbsent(Defect.of(f), key -> new LinkedHashSet<>()).add(f.rule()));
    return findings.stream()
        .filter(
            f ->
                beatenBy.getOrDefault(f.rule(), Set.of()).stream()
                    .noneMatch(speakers.getOrDefault(Defect.of(f), Set.of())::contains))
        .sorted(ORDER)
        .toList();
  }

  /** What two findings share when they speak of the same defect. */
  private record Defect(Reference focus, String fact) {
    static Defect of(Finding finding) {
      return new Defect(finding.focus(), finding.fact());
    }
  }
}
