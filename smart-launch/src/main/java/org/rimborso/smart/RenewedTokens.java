package org.rimborso.smart;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.rimborso.ehr.TokenSource;
import org.rimborso.smart.Tokens.Held;

/**
 * The tokens of all launches, renewed when they end or when the EHR does not take them. However
 * many threads ask, a launch's refresh token is used once: the first asks, the others wait for its
 * answer.
 */
final class RenewedTokens implements TokenSource {
  private final Tokens tokens;
  private final Renewal renewal;
  private final Clock clock;
  private final Map<String, CompletableFuture<Optional<String>>> underWay =
      new ConcurrentHashMap<>();

  RenewedTokens(Tokens tokens, Renewal renewal, Clock clock) {
    this.tokens = tokens;
    this.renewal = renewal;
    this.clock = clock;
  }

  @Override
  public Optional<String> token(String launchId) {
    Optional<Held> held = tokens.held(launchId);
    return held.isEmpty() || held.get().goodAt(clock.instant())
        ? held.map(Held::access)
        : together(launchId, this::isGood);
  }

  @Override
  public Optional<String> renewed(String launchId, String refused) {
    return together(launchId, held -> isGood(held) && !held.access().equals(refused));
  }

  private boolean isGood(Held held) {
    return held.goodAt(clock.instant());
  }

  private Optional<String> together(String launchId, Predicate<Held> enough) {
    CompletableFuture<Optional<String>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<String>> theirs = underWay.putIfAbsent(launchId, mine);
    if (theirs != null) {
      return theirs.join();
    }
    try {
      Optional<String> token = renewal.of(launchId, enough);
      mine.complete(token);
      return token;
    } finally {
      // Whatever broke: nobody waits for ever.
      mine.complete(Optional.empty());
      underWay.remove(launchId, mine);
    }
  }

  @Override
  public String toString() {
    return "RenewedTokens[]";
  }
}
