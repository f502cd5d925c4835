package org.rimborso.review;

import java.util.Optional;
import org.rimborso.rule.Severity;

/**
 * What a site says of one rule.
 *
 * @param enabled whether it speaks; empty where the site does not say
 * @param severity what its findings weigh; empty where the site does not say
 */
public record RuleSetting(Optional<Boolean> enabled, Optional<Severity> severity) {
  /** Nothing is said. */
  public static final RuleSetting NONE = new RuleSetting(Optional.empty(), Optional.empty());

  /** This; what it does not say as {@code other} says it. */
  RuleSetting or(RuleSetting other) {
    return new RuleSetting(enabled.or(other::enabled), severity.or(other::severity));
  }

  /** Whether the rule speaks: it does unless somebody says no. */
  public boolean isOn() {
    return enabled.orElse(true);
  }

  /**
   * What a finding weighs. The site's severity takes the place of the rule's usual one and is the
   * most that its findings weigh; what the rule itself weighs lighter stays lighter.
   *
   * @param usual of the rule; empty where it does not tell
   */
  Severity weigh(Severity found, Optional<Severity> usual) {
    if (severity.isEmpty()) {
      return found;
    }
    Severity most = severity.get();
    boolean lighter = usual.filter(own -> isLighter(found, own)).isPresent();
    return lighter && isLighter(found, most) ? found : most;
  }

  private static boolean isLighter(Severity one, Severity other) {
    return one.compareTo(other) > 0;
  }
}
