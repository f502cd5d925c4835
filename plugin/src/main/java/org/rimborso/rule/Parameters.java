package org.rimborso.rule;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A site's parameters of rules, by {@code rule-id.name}. Values were checked when the configuration
 * was read; a list's entries are parted by commas.
 */
public record Parameters(Map<String, String> values) {
  public static final Parameters DEFAULTS = new Parameters(Map.of());

  public Parameters {
    values = Map.copyOf(values);
  }

  /** As the site says, else as usual. */
  public String get(Parameter parameter) {
    return values.getOrDefault(parameter.key(), parameter.usual());
  }

  /** A whole number, such as a count of days. */
  public int number(Parameter parameter) {
    return Integer.parseInt(get(parameter));
  }

  /** Whether a switch is on. */
  public boolean isOn(Parameter parameter) {
    return get(parameter).equals(Parameter.ON);
  }

  /** The entries of a list. */
  public Set<String> list(Parameter parameter) {
    return Arrays.stream(get(parameter).split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
