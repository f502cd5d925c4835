package org.rimborso.smart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.SmartConfiguration;

/**
 * Finds a configured EHR's authorization server. Every address it names must lie at the EHR's own
 * origin or at one of the configured hosts, whatever the document says; what stood these checks is
 * remembered for ten minutes.
 */
final class SmartDiscovery {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final KeySets keySets;
  private final Cache<String, Found> known = Caffeine.newBuilder().expireAfterWrite(KEPT).build();

  SmartDiscovery(KeySets keySets) {
    this.keySets = keySets;
  }

  /** What discovery says: a server, or why not. */
  sealed interface Discovered {}

  record Found(AuthorizationServer server) implements Discovered {}

  record NotFound(Problem problem) implements Discovered {}

  Discovered of(Ehr ehr, Budget budget) {
    Found remembered = known.getIfPresent(ehr.id());
    if (remembered != null) {
      return remembered;
    }
    Discovered fresh =
        CapabilityBook.smart(ehr, budget)
            .map(read -> check(ehr, read, budget))
            .orElse(new NotFound(Problem.of(Problem.Kind.EHR_NOT_REACHED)));
    if (fresh instanceof Found found) {
      known.put(ehr.id(), found);
    }
    return fresh;
  }

  /** The server, where it is found and fit. */
  Optional<AuthorizationServer> server(Ehr ehr, Budget budget) {
    return of(ehr, budget) instanceof Found found ? Optional.of(found.server()) : Optional.empty();
  }

  private Discovered check(Ehr ehr, SmartConfiguration read, Budget budget) {
    if (!pkce(ehr, read)) {
      return new NotFound(Problem.of(Problem.Kind.PKCE_NOT_OFFERED));
    }
    return server(ehr, read, budget)
        .<Discovered>map(Found::new)
        .orElse(new NotFound(Problem.of(Problem.Kind.DISCOVERY_INVALID)));
  }

  /** A server that lists methods but not S256 would take a weaker one: refused. */
  private static boolean pkce(Ehr ehr, SmartConfiguration read) {
    return read.codeChallengeMethods().contains("S256")
        || (read.codeChallengeMethods().isEmpty() && ehr.settings().pkceUnadvertised());
  }

  private Optional<AuthorizationServer> server(Ehr ehr, SmartConfiguration read, Budget budget) {
    Optional<SmartConfiguration> openid =
        read.issuer().isPresent() && read.jwksUri().isPresent()
            ? Optional.of(read)
            : openid(ehr, read.issuer().orElse(ehr.settings().iss().toString()), budget);
    Optional<URI> authorize = read.authorizationEndpoint().flatMap(a -> listed(ehr, a));
    Optional<URI> token = read.tokenEndpoint().flatMap(a -> listed(ehr, a));
    Optional<String> issuer = openid.flatMap(SmartConfiguration::issuer);
    Optional<JWKSource<SecurityContext>> keys =
        openid
            .flatMap(SmartConfiguration::jwksUri)
            .flatMap(a -> listed(ehr, a))
            .flatMap(a -> keySets.at(ehr.id(), a, ehr.authorization()));
    boolean whole = authorize.isPresent() && token.isPresent() && keys.isPresent();
    if (!whole || issuer.flatMap(i -> listed(ehr, i)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AuthorizationServer(
            issuer.get(),
            authorize.get(),
            token.get(),
            read.revocationEndpoint().flatMap(a -> listed(ehr, a)),
            Scopes.asked(ehr.settings(), read),
            read.capabilities().contains("authorize-post")
                && !ehr.settings().signIn().redirectOnly(),
            proofAlgorithm(read),
            read.tellsIssuer(),
            keys.get()));
  }

  /** The shorter signature, unless the server says that it takes the other one only. */
  static JWSAlgorithm proofAlgorithm(SmartConfiguration read) {
    boolean curves =
        read.assertionAlgorithms().isEmpty()
            || read.assertionAlgorithms().contains(JWSAlgorithm.ES384.getName());
    return curves ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
  }

  /** Older servers say who signs only here; the document must name the very issuer asked. */
  private static Optional<SmartConfiguration> openid(Ehr ehr, String issuer, Budget budget) {
    String bare = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return listed(ehr, bare + "/.well-known/openid-configuration")
        .map(address -> Call.get(address, "application/json"))
        .map(call -> ehr.authorization().send(call, budget))
        .filter(reply -> reply instanceof Received r && r.status() == 200)
        .flatMap(reply -> SmartConfiguration.read(((Received) reply).body()))
        .filter(read -> read.issuer().equals(Optional.of(issuer)));
  }

  static Optional<URI> listed(Ehr ehr, String address) {
    try {
      URI uri = new URI(address);
      boolean allowed =
          Destination.authorization(ehr.settings()).allows(uri) && uri.getRawFragment() == null;
      return allowed ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
