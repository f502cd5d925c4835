package org.rimborso.smart;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.SmartConfiguration;

/**
 * The tokens that one EHR gives the app itself (SMART Backend Services): kept in memory until
 * shortly before their end, one request at a time, no refresh token. Safe for many threads.
 */
public final class BackendTokens implements Access {
  /** A token this close to its end is not used any more: the answer to a call takes its time. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** SMART wants the life told, of five minutes at most. */
  private static final Duration USUAL_LIFE = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Ehr ehr;
  private final Backend backend;
  private final Statements statements;
  private final Clock clock;
  private Optional<Held> held = Optional.empty();
  private Optional<Problem> problem = Optional.empty();

  private record Held(String token, Instant until, Set<String> scopes) {
    @Override
    public String toString() {
      return "Held[]";
    }
  }

  public BackendTokens(Ehr ehr, Backend backend, Statements statements, Clock clock) {
    this.ehr = ehr;
    this.backend = backend;
    this.statements = statements;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<String> token() {
    if (held.filter(one -> one.until().isAfter(clock.instant())).isEmpty()) {
      held = fresh();
    }
    return held.map(Held::token);
  }

  /** Who comes with a token that is no longer the newest gets the newest. */
  @Override
  public synchronized Optional<String> renewed(String refused) {
    held = held.filter(one -> !one.token().equals(refused));
    return token();
  }

  /** The scopes of the token that is held, in the server's spelling. */
  public synchronized Set<String> granted() {
    return held.map(Held::scopes).orElse(Set.of());
  }

  /** Why the last token that was wanted could not be had. */
  public synchronized Optional<Problem> problem() {
    return problem;
  }

  private Optional<Held> fresh() {
    problem = Optional.empty();
    Budget budget = Budget.of(PATIENCE);
    Optional<SmartConfiguration> read = CapabilityBook.smart(ehr, budget);
    if (read.isEmpty()) {
      return none(Problem.of(Problem.Kind.EHR_NOT_REACHED));
    }
    Optional<URI> endpoint =
        read.get().tokenEndpoint().flatMap(address -> SmartDiscovery.listed(ehr, address));
    return endpoint.isEmpty()
        ? none(Problem.of(Problem.Kind.DISCOVERY_INVALID))
        : asked(endpoint.get(), read.get(), budget);
  }

  private Optional<Held> none(Problem why) {
    problem = Optional.of(why);
    return Optional.empty();
  }

  private Optional<Held> asked(URI endpoint, SmartConfiguration read, Budget budget) {
    Set<String> scopes = Scopes.spelled(backend.scopes(), read);
    Optional<String> statement =
        statements.statement(
            backend.clientId(), endpoint, SmartDiscovery.proofAlgorithm(read).getName());
    if (statement.isEmpty()) {
      return none(Problem.of(Problem.Kind.SECRET_UNREADABLE));
    }
    try {
      TokenRequest request =
          new TokenRequest.Builder(
                  endpoint,
                  new PrivateKeyJWT(SignedJWT.parse(statement.get())),
                  new ClientCredentialsGrant())
              .scope(new Scope(scopes.toArray(String[]::new)))
              .build();
      return answered(
          ehr.authorization().send(TokenEndpoint.call(request.toHTTPRequest()), budget), scopes);
    } catch (java.text.ParseException | IllegalArgumentException noStatement) {
      return none(Problem.of(Problem.Kind.SECRET_UNREADABLE));
    }
  }

  private Optional<Held> answered(Reply reply, Set<String> asked) {
    if (!(reply instanceof Received received)) {
      return none(Problem.of(Problem.Kind.EHR_NOT_REACHED));
    }
    try {
      TokenResponse answer = TokenResponse.parse(TokenEndpoint.nimbus(received));
      return answer instanceof TokenErrorResponse error
          ? none(refused(error.getErrorObject()))
          : Optional.of(held(answer.toSuccessResponse(), asked));
    } catch (ParseException | RuntimeException notATokenAnswer) {
      boolean ok = received.status() == 200;
      return none(Problem.of(ok ? Problem.Kind.TOKEN_INVALID : Problem.Kind.TOKEN_REFUSED));
    }
  }

  private static Problem refused(ErrorObject told) {
    String code = told == null || told.getCode() == null ? "" : told.getCode();
    return Problem.of(Problem.Kind.TOKEN_REFUSED, code);
  }

  private Held held(AccessTokenResponse answer, Set<String> asked) {
    AccessToken token = answer.getTokens().getAccessToken();
    Duration life = token.getLifetime() > 0 ? Duration.ofSeconds(token.getLifetime()) : USUAL_LIFE;
    // A life shorter than the margin is used to its half.
    Duration used = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : half(life);
    return new Held(token.getValue(), clock.instant().plus(used), scopes(token.getScope(), asked));
  }

  private static Duration half(Duration life) {
    return life.dividedBy(2);
  }

  /** What is not told was granted as asked (RFC 6749, 5.1). */
  private static Set<String> scopes(Scope granted, Set<String> asked) {
    List<String> told = granted == null ? List.of() : granted.toStringList();
    return told.isEmpty() ? Set.copyOf(asked) : new LinkedHashSet<>(told);
  }

  @Override
  public String toString() {
    return "BackendTokens[" + ehr.id() + "]";
  }
}
