package org.rimborso.smart;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.rimborso.ehr.TokenSource;
import org.rimborso.store.Store;
import org.rimborso.store.TokenRows;

/**
 * The access tokens of all launches, kept in the store and so known after a restart and to other
 * nodes. They never leave the server but to the EHR they came from.
 */
public final class Tokens implements TokenSource {
  /** A token this close to its end is not used any more. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final TokenRows rows;
  private final Sealing sealing;
  private final Clock clock;

  /**
   * @param key AES key to seal tokens with; without one the store's own encryption must do
   */
  public Tokens(Store store, Optional<SecretKey> key, SecureRandom random, Clock clock) {
    this.rows = new TokenRows(store);
    this.sealing = new Sealing(key, random);
    this.clock = clock;
  }

  void keep(String launchId, String token, Instant expires) {
    rows.put(new TokenRows.Row(launchId, sealing.seal(token, launchId), expires), clock.instant());
  }

  @Override
  public Optional<String> token(String launchId) {
    Instant now = clock.instant();
    return rows.find(launchId)
        .filter(row -> row.expires().minus(MARGIN).isAfter(now))
        .flatMap(row -> sealing.open(row.sealed(), launchId));
  }

  /** When the launch's token ends; empty when there is none. */
  public Optional<Instant> expires(String launchId) {
    return rows.find(launchId).map(TokenRows.Row::expires);
  }

  /** Forgets the launch's token: at logout, or when the EHR no longer takes it. */
  public void forget(String launchId) {
    rows.remove(launchId);
  }

  @Override
  public String toString() {
    return "Tokens[]";
  }
}
