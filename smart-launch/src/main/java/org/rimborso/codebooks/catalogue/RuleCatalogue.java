package org.rimborso.codebooks.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rimborso.codebooks.shelf.ShelfSnapshot;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.Payers;
import org.rimborso.review.RuleSetting;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;

/** Every rule of a site, on or off, with what it has to work with. Safe for many threads. */
public final class RuleCatalogue {
  private final List<Rule> rules;
  private final Site site;
  private final Supplier<ShelfSnapshot> shelf;
  private final Set<CodeSystem> served;
  private final Map<CodeSystem, LocalDate> starter;

  /**
   * What a site says of rules and payers.
   *
   * @param payers as they stand when they are asked for
   */
  public record Site(SiteRules rules, Parameters parameters, Supplier<Payers> payers) {}

  /**
   * The catalogue.
   *
   * @param rules every rule, on or off
   * @param shelf what is loaded, as it stands when it is asked
   * @param served code systems of which a terminology server is asked; none without one
   * @param starter the code systems that ship with the product, and their last days
   */
  public RuleCatalogue(
      List<Rule> rules,
      Site site,
      Supplier<ShelfSnapshot> shelf,
      Set<CodeSystem> served,
      Map<CodeSystem, LocalDate> starter) {
    this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    this.site = site;
    this.shelf = shelf;
    this.served = Set.copyOf(served);
    this.starter = Map.copyOf(starter);
  }

  /** The rules as they stand on {@code today}, by id. */
  public List<ListedRule> on(LocalDate today) {
    Stocks stocks = stocks(today);
    return rules.stream().map(rule -> listed(rule, stocks)).toList();
  }

  /** The rule of that id as it stands on {@code today}. */
  public Optional<ListedRule> rule(String id, LocalDate today) {
    return rules.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .map(rule -> listed(rule, stocks(today)));
  }

  /** What counts of a parameter at the site. */
  public String value(Parameter parameter) {
    return site.parameters().get(parameter);
  }

  /** What the site says of a rule for the claims of one payer. */
  public RuleSetting setting(String payer, String rule) {
    return site.rules().of(payer, rule);
  }

  /** What the site knows about its payers now. */
  public Payers payers() {
    return site.payers().get();
  }

  private Stocks stocks(LocalDate today) {
    return new Stocks(shelf.get().manifest(), payers(), served, starter, today);
  }

  private ListedRule listed(Rule rule, Stocks stocks) {
    RuleSetting setting = site.rules().of(rule.id());
    return new ListedRule(
        rule,
        setting.isOn(),
        setting.severity().or(() -> rule.fault().map(Fault::severity)),
        site.rules().ofPayers().keySet().stream()
            .filter(payer -> !setting(payer, rule.id()).equals(setting))
            .sorted()
            .toList(),
        rule.needs().stream().flatMap(need -> stocks.of(need).stream()).toList());
  }
}
