package org.rimborso.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;

/**
 * A pure function from chart to outcomes. Named for the fault it finds. No I/O, no clock (the chart
 * carries its day), no state between charts; the same chart gives the same outcomes, whatever the
 * order of its entries. Silence means clean: what could not be judged is returned as {@link
 * NotChecked}.
 */
public interface Rule {

  /** Its stable id, such as {@code diagnosis-not-billable}. Never changes once released. */
  String id();

  /**
   * What is wrong with {@code chart}, and what could not be checked. Every reference in an outcome
   * is in the chart.
   */
  List<Outcome> check(Chart chart);

  /** The same, step by step, where the rule goes through the chart thing by thing. */
  default Walk walk(Chart chart) {
    return Walk.said(check(chart));
  }

  /** Ids of rules that stay silent where this one speaks about the same fact of the same focus. */
  default Set<String> beats() {
    return Set.of();
  }

  /**
   * What its findings share: their usual severity, whose list they belong to, where it stands
   * written. Empty where a rule does not tell; a site's severity then takes the place of whatever
   * its findings weigh.
   */
  default Optional<Fault> fault() {
    return Optional.empty();
  }

  /** What sites may set. A rule reads no other parameters. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * Its page for people, as Markdown, in {@code language} or else in English; empty where the page
   * is a resource beside its class, see {@link RulePage}.
   */
  default Optional<String> page(Locale language) {
    return Optional.empty();
  }

  /** Without what it leaves things unchecked; for people who wonder why it is silent. */
  default List<Need> needs() {
    return List.of();
  }
}
