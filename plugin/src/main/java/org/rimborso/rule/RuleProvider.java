package org.rimborso.rule;

import java.util.List;

/** Found by {@link java.util.ServiceLoader}: makes the rules of one jar for one site. */
public interface RuleProvider {

  /** The rules, built for the site that {@code context} describes. */
  List<Rule> rules(RuleContext context);

  /** Parameters that belong to no single rule, under names that are no rule's id. */
  default List<Parameter> shared() {
    return List.of();
  }
}
