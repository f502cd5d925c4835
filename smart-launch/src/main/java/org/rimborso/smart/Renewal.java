package org.rimborso.smart;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.Patience;
import org.rimborso.smart.Tokens.Fresh;
import org.rimborso.smart.Tokens.Held;

/**
 * Uses a launch's refresh token, once. It is taken out of the store before it is sent; what comes
 * instead is on disk before anybody gets it. Where the answer was lost the launch has no tokens any
 * more: nobody can tell whether the server counts the old one as used.
 */
final class Renewal {
  private static final Duration BUDGET = Duration.ofSeconds(15);

  /** Longer than any call takes: after that, whoever awaited the answer is gone. */
  private static final Duration GIVEN_UP = BUDGET.plusSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Ehrs ehrs;
  private final Launches launches;
  private final SmartDiscovery discovery;
  private final TokenEndpoint endpoint;
  private final Revocation revocation;
  private final Tokens tokens;
  private final Patience patience;
  private final Clock clock;

  Renewal(
      Ehrs ehrs,
      Launches launches,
      SmartDiscovery discovery,
      TokenEndpoint endpoint,
      Revocation revocation,
      Tokens tokens,
      Patience patience,
      Clock clock) {
    this.ehrs = ehrs;
    this.launches = launches;
    this.discovery = discovery;
    this.endpoint = endpoint;
    this.revocation = revocation;
    this.tokens = tokens;
    this.patience = patience;
    this.clock = clock;
  }

  /** A launch with the server that can renew its tokens. */
  private record Known(Launch launch, Ehr ehr, AuthorizationServer server) {}

  /**
   * A token that is good {@code enough}: the one in the store, one that another node is about to
   * get, or a new one. Empty when none can be had.
   */
  Optional<String> of(String launchId, Predicate<Held> enough) {
    Budget budget = Budget.of(BUDGET);
    try {
      while (true) {
        Optional<Held> held = tokens.held(launchId);
        if (held.isEmpty() || enough.test(held.get())) {
          return held.map(Held::access);
        }
        Optional<Instant> since = held.get().row().renewing();
        if (since.isPresent() && isGone(since.get())) {
          tokens.forget(launchId);
          return Optional.empty();
        }
        if (since.isPresent()) {
          patience.await(PAUSE);
        } else if (held.get().refresh().isEmpty()) {
          return Optional.empty();
        } else {
          Optional<Known> known = known(launchId, budget);
          if (known.isEmpty()) {
            return Optional.empty();
          }
          if (tokens.takeRefresh(held.get())) {
            return send(held.get(), known.get(), budget);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private boolean isGone(Instant since) {
    return since.plus(GIVEN_UP).isBefore(clock.instant());
  }

  /** Whom to ask; found out before the refresh token is taken. */
  private Optional<Known> known(String launchId, Budget budget) {
    return launches
        .byId(launchId)
        .flatMap(
            launch ->
                ehrs.byId(launch.ehr())
                    .flatMap(
                        ehr ->
                            discovery
                                .server(ehr, budget)
                                .map(server -> new Known(launch, ehr, server))));
  }

  private Optional<String> send(Held held, Known known, Budget budget) {
    RefreshTokenGrant grant = new RefreshTokenGrant(new RefreshToken(held.refresh().orElseThrow()));
    TokenEndpoint.Exchanged exchanged = endpoint.send(known.ehr(), known.server(), grant, budget);
    if (exchanged instanceof TokenEndpoint.Granted granted) {
      return take(held, known, new LaunchContext(granted.answer()));
    }
    if (((TokenEndpoint.Failed) exchanged).sent()) {
      tokens.forget(known.launch().id());
    } else {
      tokens.giveBack(held);
    }
    return Optional.empty();
  }

  private Optional<String> take(Held held, Known known, LaunchContext answer) {
    Optional<Fresh> fresh =
        answer
            .token()
            .filter(token -> samePatient(known.launch(), answer))
            .map(
                token ->
                    new Fresh(token, clock.instant().plus(answer.lifetime()), answer.refresh()));
    if (fresh.isEmpty()) {
      tokens.forget(known.launch().id());
      return Optional.empty();
    }
    if (!tokens.renew(held, fresh.get())) {
      // The user logged out while the answer was on its way: it is given back at once.
      revocation.revoke(known.ehr(), fresh.get().access(), fresh.get().refresh());
      return Optional.empty();
    }
    return fresh.map(Fresh::access);
  }

  /** A refresh must not lead to another chart than the one the launch was for. */
  private static boolean samePatient(Launch launch, LaunchContext answer) {
    return answer.sound("patient", "Patient")
        && answer
            .reference("patient", "Patient")
            .map(patient -> launch.patient().equals(Optional.of(patient)))
            .orElse(true);
  }
}
