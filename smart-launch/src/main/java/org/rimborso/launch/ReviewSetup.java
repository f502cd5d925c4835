package org.rimborso.launch;

import java.time.ZoneId;
import java.util.Optional;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/**
 * What a review of files takes from the configuration.
 *
 * @param zone the site's time zone; empty: dates count as written
 * @param context code sets, payers and parameters of rules
 */
public record ReviewSetup(Optional<ZoneId> zone, RuleContext context) {

  /** Without a configuration: what ships with the product. */
  public static ReviewSetup defaults() {
    return new ReviewSetup(
        Optional.empty(), new RuleContext(StarterSet.codeSets(), Payers.NONE, Parameters.DEFAULTS));
  }
}
