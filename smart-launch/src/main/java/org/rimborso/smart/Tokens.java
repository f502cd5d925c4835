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
 * The tokens of all launches, kept in the store and so known after a restart and to other nodes.
 * They never leave the server but to the EHR they came from. This class renews nothing: {@link
 * RenewedTokens} does.
 */
public final class Tokens implements TokenSource {
  /** A token this close to its end is not used any more. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final TokenRows rows;
  private final Sealing sealing;
  private final Clock clock;

  /**
   * Tokens as a server gave them.
   *
   * @param expires when the access token ends
   * @param refresh the refresh token, where one was asked for and given
   */
  record Fresh(String access, Instant expires, Optional<String> refresh) {
    @Override
    public String toString() {
      return "Fresh[]";
    }
  }

  /**
   * A launch's tokens, opened.
   *
   * @param refresh empty also while it is being used
   */
  record Held(TokenRows.Row row, String access, Optional<String> refresh) {
    boolean goodAt(Instant now) {
      return row.expires().minus(MARGIN).isAfter(now);
    }

    @Override
    public String toString() {
      return "Held[]";
    }
  }

  /**
   * @param key AES key to seal tokens with
   */
  public Tokens(Store store, SecretKey key, SecureRandom random, Clock clock) {
    this.rows = new TokenRows(store);
    this.sealing = new Sealing(key, random);
    this.clock = clock;
  }

  /** Keeps a launch's first tokens; a refresh token until {@code until}. */
  void keep(String launchId, Fresh fresh, Instant until) {
    TokenRows.Row row =
        TokenRows.Row.first(
            launchId,
            sealing.seal(fresh.access(), launchId),
            fresh.expires(),
            fresh.refresh().map(token -> sealing.seal(token, refreshPlace(launchId))),
            fresh.refresh().isPresent() ? until : fresh.expires());
    rows.put(row, clock.instant());
  }

  @Override
  public Optional<String> token(String launchId) {
    return held(launchId).filter(held -> held.goodAt(clock.instant())).map(Held::access);
  }

  Optional<Held> held(String launchId) {
    return rows.find(launchId)
        .flatMap(
            row ->
                sealing
                    .open(row.sealed(), launchId)
                    .map(access -> new Held(row, access, openRefresh(row))));
  }

  private Optional<String> openRefresh(TokenRows.Row row) {
    return row.refresh().flatMap(text -> sealing.open(text, refreshPlace(row.launchId())));
  }

  /** Takes the refresh token for one use: true for one caller only, on whatever node. */
  boolean takeRefresh(Held held) {
    return rows.takeRefresh(held.row(), clock.instant());
  }

  /** Puts back a refresh token that was taken and not sent. */
  void giveBack(Held held) {
    rows.giveBack(held.row());
  }

  /**
   * Puts the next tokens in the place of these, on disk before anybody uses them; false if the
   * launch ended meanwhile. A server that gives no new refresh token lets the old one live.
   */
  boolean renew(Held old, Fresh fresh) {
    String id = old.row().launchId();
    String refresh = fresh.refresh().or(old::refresh).orElseThrow();
    return rows.renew(
        old.row()
            .next(
                sealing.seal(fresh.access(), id),
                fresh.expires(),
                sealing.seal(refresh, refreshPlace(id))));
  }

  private static String refreshPlace(String launchId) {
    return "refresh " + launchId;
  }

  /** When the launch's token ends; empty when there is none. */
  public Optional<Instant> expires(String launchId) {
    return rows.find(launchId).map(TokenRows.Row::expires);
  }

  /** Forgets the launch's tokens: at logout, or when the EHR no longer takes them. */
  public void forget(String launchId) {
    rows.remove(launchId);
  }

  @Override
  public String toString() {
    return "Tokens[]";
  }
}
