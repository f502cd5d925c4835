package org.rimborso.smart;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.rimborso.smart.SmartLaunch.Called;
import org.rimborso.smart.SmartLaunch.Completed;

/** The last step of a launch: code to tokens, tokens to a launch with a user and a context. */
final class Completion {
  private final TokenEndpoint endpoint;
  private final Tokens tokens;
  private final Launches launches;
  private final SecureRandom random;
  private final Clock clock;

  Completion(
      TokenEndpoint endpoint, Tokens tokens, Launches launches, SecureRandom random, Clock clock) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.launches = launches;
    this.random = random;
    this.clock = clock;
  }

  Called of(
      Ehr ehr, AuthorizationServer server, String code, Flow flow, URI redirect, Budget budget) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(flow.verifier()));
    TokenEndpoint.Exchanged exchanged = endpoint.send(ehr, server, grant, budget);
    if (exchanged instanceof TokenEndpoint.Failed failed) {
      return failed.problem();
    }
    OIDCTokenResponse answer = ((TokenEndpoint.Granted) exchanged).answer();
    return idToken(answer)
        .flatMap(
            jwt -> new IdTokenCheck(server, ehr.settings().clientId()).claims(jwt, flow.nonce()))
        .map(claims -> new UserOfToken(ehr.settings().iss()).read(claims))
        .map(
            user ->
                user.map(u -> launch(ehr, server, u, new LaunchContext(answer)))
                    .orElse(Problem.of(Problem.Kind.FHIR_USER_FOREIGN)))
        .orElse(Problem.of(Problem.Kind.ID_TOKEN_INVALID));
  }

  private static Optional<String> idToken(OIDCTokenResponse answer) {
    return Optional.ofNullable(answer.getOIDCTokens().getIDToken()).map(JWT::getParsedString);
  }

  private Called launch(Ehr ehr, AuthorizationServer server, User user, LaunchContext context) {
    Optional<String> token = context.token();
    if (token.isEmpty()) {
      return Problem.of(Problem.Kind.TOKEN_INVALID);
    }
    if (!context.sound("patient", "Patient") || !context.sound("encounter", "Encounter")) {
      return Problem.of(Problem.Kind.CONTEXT_INVALID);
    }
    Instant now = clock.instant();
    Launch launch =
        new Launch(
            Secrets.fresh(random),
            ehr.id(),
            user,
            context.reference("patient", "Patient"),
            context.reference("encounter", "Encounter"),
            context.scopes(server.scopes()),
            context.needPatientBanner(),
            now);
    launches.keep(launch);
    Optional<String> refresh =
        ehr.settings().signIn().refreshScope().flatMap(asked -> context.refresh());
    tokens.keep(
        launch.id(),
        new Tokens.Fresh(token.get(), now.plus(context.lifetime()), refresh),
        now.plus(Launches.KEPT));
    return new Completed(launch, context.finding());
  }
}
