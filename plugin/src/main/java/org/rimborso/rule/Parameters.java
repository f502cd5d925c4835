package org.rimborso.rule;

import java.util.Map;
import java.util.Optional;

/**
 * A site's parameters of rules, by {@code rule-id.name}. Values were checked when the configuration
 * was read.
 */
public record Parameters(Map<String, String> values) {
  public static final Parameters DEFAULTS = new Parameters(Map.of());

  public Parameters {
    values = Map.copyOf(values);
  }

  public Optional<String> get(String ruleId, String name) {
    return Optional.ofNullable(values.get(ruleId + "." + name));
  }

  /** A whole number, such as a count of days. */
  public int number(String ruleId, String name, int otherwise) {
    return get(ruleId, name).map(Integer::parseInt).orElse(otherwise);
  }
}
