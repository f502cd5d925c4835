package org.rimborso.launch;

import java.util.function.Supplier;
import org.rimborso.payer.Payers;

/**
 * A site's rule settings with its payers as they stand now. The same object as long as the payers
 * are the same.
 */
final class LiveRules implements Supplier<RuleSettings> {
  private final Supplier<Payers> payers;
  private volatile RuleSettings last;

  LiveRules(RuleSettings configured, Supplier<Payers> payers) {
    this.payers = payers;
    last = configured;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Payers are themselves and no others.
  public RuleSettings get() {
    Payers now = payers.get();
    RuleSettings known = last;
    if (known.payers() != now) {
      known =
          new RuleSettings(
              known.site(), known.parameters(), now, known.accounts(), known.mutes(), known.more());
      last = known;
    }
    return known;
  }
}
