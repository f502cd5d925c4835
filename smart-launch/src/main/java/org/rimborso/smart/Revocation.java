package org.rimborso.smart;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives tokens back to the server they came from (RFC 7009), where it takes them back. That they
 * are forgotten here does not wait for it: a server that does not answer in time keeps them until
 * they end.
 */
final class Revocation {
  private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private final SmartDiscovery discovery;
  private final TokenEndpoint endpoint;

  Revocation(SmartDiscovery discovery, TokenEndpoint endpoint) {
    this.discovery = discovery;
    this.endpoint = endpoint;
  }

  /** The refresh token first: with it, others could be had. */
  void revoke(Ehr ehr, String access, Optional<String> refresh) {
    Budget budget = Budget.of(BUDGET);
    Optional<AuthorizationServer> server = discovery.server(ehr, budget);
    Optional<URI> at = server.flatMap(AuthorizationServer::revoke);
    if (server.isEmpty() || at.isEmpty()) {
      return;
    }
    List<Token> tokens = new ArrayList<>();
    refresh.ifPresent(token -> tokens.add(new RefreshToken(token)));
    tokens.add(new BearerAccessToken(access));
    for (Token token : tokens) {
      if (!endpoint.revoke(ehr, server.get(), at.get(), token, budget)) {
        LOG.warn("{} did not confirm that a token is void", ehr.id());
      }
    }
  }
}
