package org.rimborso.launch;

import java.util.Map;
import java.util.Set;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Severity;

/**
 * What a site changes about rules.
 *
 * @param off ids of rules that do not run
 * @param severities by rule id, where the site's differs
 */
record RuleSettings(Set<String> off, Map<String, Severity> severities, Parameters parameters) {
  RuleSettings {
    off = Set.copyOf(off);
    severities = Map.copyOf(severities);
  }
}
