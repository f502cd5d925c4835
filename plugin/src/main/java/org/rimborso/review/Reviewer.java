package org.rimborso.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ForkJoinTask;
import org.rimborso.account.Account;
import org.rimborso.account.AccountRule;
import org.rimborso.account.AccountSettings;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.rule.RuleProvider;
import org.rimborso.rule.Severity;

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
  private final List<Rule> ofCharts;
  private final List<AccountRule> ofAccounts;
  private final Accounts accounts;
  private final SiteRules site;
  private final Payers payers;
  private final Map<String, Severity> usual = new HashMap<>();
  private final Precedence precedence;

  /** Rules as they are. */
  public Reviewer(List<Rule> rules, Accounts accounts) {
    this(rules, accounts, SiteRules.NONE, Payers.NONE);
  }

  /** Rules as a site with these payers wants them; those that it never hears are not asked. */
  public Reviewer(List<Rule> rules, Accounts accounts, SiteRules site, Payers payers) {
    this.rules =
        rules.stream().filter(site::isAsked).sorted(Comparator.comparing(Rule::id)).toList();
    ofCharts = this.rules.stream().filter(rule -> !(rule instanceof AccountRule)).toList();
    ofAccounts =
        this.rules.stream()
            .filter(AccountRule.class::isInstance)
            .map(AccountRule.class::cast)
            .toList();
    this.accounts = accounts;
    this.site = site;
    this.payers = payers;
    this.rules.forEach(
        rule -> rule.fault().ifPresent(fault -> usual.put(rule.id(), fault.severity())));
    precedence = new Precedence(this.rules);
    if (this.rules.stream().map(Rule::id).distinct().count() != this.rules.size()) {
      throw new IllegalArgumentException("two rules have the same id");
    }
  }

  /** The reviewer with every rule that the class path provides. */
  public static Reviewer of(RuleContext context) {
    return new Reviewer(
        provided(context),
        new Accounts(context.payers(), AccountSettings.DEFAULTS, context.codes()));
  }

  /** The rules that the class path provides, in no particular order. */
  public static List<Rule> provided(RuleContext context) {
    return provided(context, List.of());
  }

  /** The rules that the class path and {@code more} provide, in no particular order. */
  public static List<Rule> provided(RuleContext context, List<RuleProvider> more) {
    List<Rule> rules = new ArrayList<>();
    providers(more).forEach(provider -> rules.addAll(provider.rules(context)));
    return rules;
  }

  /** What a site may set: of these rules, and what the providers of the class path share. */
  public static List<Parameter> parameters(List<Rule> rules) {
    return parameters(rules, List.of());
  }

  /** The same, with what {@code more} share. */
  public static List<Parameter> parameters(List<Rule> rules, List<RuleProvider> more) {
    List<Parameter> parameters = new ArrayList<>();
    rules.forEach(rule -> parameters.addAll(rule.parameters()));
    providers(more).forEach(provider -> parameters.addAll(provider.shared()));
    return parameters;
  }

  private static List<RuleProvider> providers(List<RuleProvider> more) {
    List<RuleProvider> providers = new ArrayList<>();
    ServiceLoader.load(RuleProvider.class).forEach(providers::add);
    providers.addAll(more);
    return providers;
  }

  /** The rules, by id. */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * What its rules say of {@code chart}, rule by rule, all on this thread; without accounts and a
   * site's word.
   */
  public List<Outcome> outcomes(Chart chart) {
    return outcomes(ofCharts, chart);
  }

  private static List<Outcome> outcomes(List<Rule> rules, Chart chart) {
    RuleWork work = new RuleWork(rules, chart);
    work.fromTheFirst();
    return work.outcomes();
  }

  /**
   * Reviews {@code chart}. A rule that throws becomes a not-checked of cause {@code rule-failed};
   * the others go on. Accounts, and half of the rules, are worked on beside this thread where a
   * core is free.
   */
  public Review review(Chart chart) {
    RuleWork work = new RuleWork(ofCharts, chart);
    ForkJoinTask<List<Account>> beside =
        ForkJoinTask.adapt(
                () -> {
                  List<Account> reckoned = accounts.of(chart);
                  work.fromTheLast();
                  return reckoned;
                })
            .fork();
    work.fromTheFirst();
    return review(chart, work, beside.join());
  }

  /** The same, all on this thread: for who reviews many charts, one on each core. */
  public Review reviewAlone(Chart chart) {
    RuleWork work = new RuleWork(ofCharts, chart);
    List<Account> reckoned = accounts.of(chart);
    work.fromTheFirst();
    return review(chart, work, reckoned);
  }

  private Review review(Chart chart, RuleWork work, List<Account> reckoned) {
    List<Rule> asked = ofAccounts.stream().map(rule -> rule.over(reckoned)).toList();
    Set<Finding> findings = new LinkedHashSet<>();
    Set<NotChecked> notChecked = new LinkedHashSet<>();
    chart.limitations().forEach(limitation -> notChecked.add(notChecked(limitation)));
    SiteWord word = new SiteWord(site, chart, payers);
    List<Outcome> outcomes = new ArrayList<>(work.outcomes());
    outcomes.addAll(outcomes(asked, chart));
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Finding finding) {
        word.of(finding, Optional.ofNullable(usual.get(finding.rule()))).ifPresent(findings::add);
      } else if (outcome instanceof NotChecked gap && word.counts(gap)) {
        notChecked.add(gap);
      }
    }
    return new Review(
        chart.patient().map(Patient::reference),
        chart.asOf(),
        precedence.speaking(findings, reckoned).stream().sorted(ORDER).toList(),
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
}
