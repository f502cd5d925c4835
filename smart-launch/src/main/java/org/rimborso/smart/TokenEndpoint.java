package org.rimborso.smart;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;

/**
 * Trades codes and refresh tokens for tokens, and gives tokens back. Each is sent once, whatever
 * the answer.
 */
final class TokenEndpoint {
  private final ClientProof proof;

  TokenEndpoint(ClientProof proof) {
    this.proof = proof;
  }

  /** Tokens, or why there are none. */
  sealed interface Exchanged {}

  record Granted(OIDCTokenResponse answer) implements Exchanged {
    @Override
    public String toString() {
      return "Granted[]";
    }
  }

  /**
   * @param sent whether the grant may have reached the server, which then counts it as used
   */
  record Failed(Problem problem, boolean sent) implements Exchanged {}

  Exchanged send(Ehr ehr, AuthorizationServer server, AuthorizationGrant grant, Budget budget) {
    try {
      HTTPRequest request = request(ehr, server, grant).toHTTPRequest();
      return answered(ehr.authorization().send(call(request), budget));
    } catch (IOException unreadable) {
      return new Failed(Problem.of(Problem.Kind.SECRET_UNREADABLE), false);
    }
  }

  private TokenRequest request(Ehr ehr, AuthorizationServer server, AuthorizationGrant grant)
      throws IOException {
    Optional<ClientAuthentication> shown = proof.of(ehr, server);
    return shown
        .map(by -> new TokenRequest.Builder(server.token(), by, grant).build())
        .orElseGet(() -> new TokenRequest.Builder(server.token(), client(ehr), grant).build());
  }

  /** Gives a token back (RFC 7009); true if the server says that it is void now. */
  boolean revoke(Ehr ehr, AuthorizationServer server, URI at, Token token, Budget budget) {
    try {
      TokenRevocationRequest request =
          proof
              .of(ehr, server)
              .map(by -> new TokenRevocationRequest(at, by, token))
              .orElseGet(() -> new TokenRevocationRequest(at, client(ehr), token));
      Reply reply = ehr.authorization().send(call(request.toHTTPRequest()), budget);
      return reply instanceof Received received && received.status() == 200;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static ClientID client(Ehr ehr) {
    return new ClientID(ehr.settings().clientId());
  }

  static Call call(HTTPRequest http) {
    Call call =
        Call.post(
            http.getURI(),
            "application/json",
            new Call.Body("application/x-www-form-urlencoded", http.getBody()));
    String basic = http.getAuthorization();
    return basic == null ? call : call.with("Authorization", basic);
  }

  private static Exchanged answered(Reply reply) {
    if (reply instanceof NotReached none) {
      return new Failed(Problem.of(Problem.Kind.EHR_NOT_REACHED), mayHaveArrived(none));
    }
    Received received = (Received) reply;
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(nimbus(received));
      if (answer instanceof TokenErrorResponse error) {
        ErrorObject told = error.getErrorObject();
        String code = told == null || told.getCode() == null ? "" : told.getCode();
        return new Failed(Problem.of(Problem.Kind.TOKEN_REFUSED, code), true);
      }
      return new Granted((OIDCTokenResponse) answer.toSuccessResponse());
    } catch (ParseException | RuntimeException notATokenAnswer) {
      boolean ok = received.status() == 200;
      return new Failed(
          Problem.of(ok ? Problem.Kind.TOKEN_INVALID : Problem.Kind.TOKEN_REFUSED), true);
    }
  }

  /** Without a connection, or turned away at the door, nothing was used up. */
  private static boolean mayHaveArrived(NotReached none) {
    return switch (none.why()) {
      case ADDRESS_REFUSED, NO_CONNECTION, RESTING, ASKED_TO_WAIT, NO_TIME_LEFT -> false;
      default -> true;
    };
  }

  static HTTPResponse nimbus(Received received) throws ParseException {
    HTTPResponse response = new HTTPResponse(received.status());
    // Some servers name another JSON type, or none; what counts is that it parses.
    response.setContentType("application/json");
    response.setBody(new String(received.body(), StandardCharsets.UTF_8));
    return response;
  }
}
