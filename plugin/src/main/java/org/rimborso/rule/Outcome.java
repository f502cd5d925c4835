package org.rimborso.rule;

/** What a rule says: something is wrong, or it could not be checked. */
public sealed interface Outcome permits Finding, NotChecked {
  /** The id of the rule that speaks. */
  String rule();
}
