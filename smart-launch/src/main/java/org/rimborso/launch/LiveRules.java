package org.rimborso.launch;

import java.util.function.Supplier;
import org.rimborso.account.Chances;
import org.rimborso.payer.Payers;

/**
 * A site's rule settings with its payers and its chances as they stand now. The same object as long
 * as both are the same.
 */
final class LiveRules implements Supplier<RuleSettings> {
  private final Supplier<Payers> payers;
  private final Supplier<Chances> chances;
  private volatile RuleSettings last;

  LiveRules(RuleSettings configured, Supplier<Payers> payers, Supplier<Chances> chances) {
    this.payers = payers;
    this.chances = chances;
    last = configured;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Payers and chances are themselves and no others.
  public RuleSettings get() {
    Payers now = payers.get();
    RuleSettings known = last;
    Chances likely = chances.get();
    if (known.payers() != now || known.accounts().chances() != likely) {
      known = known.with(now).with(likely);
      last = known;
    }
    return known;
  }
}
