package org.rimborso.smart;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Reply;
import org.rimborso.ehr.Reply.Received;

/** Trades a code for tokens. The code is sent once: whatever the answer, the launch is over. */
final class TokenExchange {
  private final Ehr ehr;
  private final AuthorizationServer server;

  TokenExchange(Ehr ehr, AuthorizationServer server) {
    this.ehr = ehr;
    this.server = server;
  }

  /** Tokens, or why there are none. */
  sealed interface Exchanged {}

  record Granted(OIDCTokenResponse answer) implements Exchanged {
    @Override
    public String toString() {
      return "Granted[]";
    }
  }

  record Failed(Problem problem) implements Exchanged {}

  Exchanged send(String code, String verifier, URI redirect, Budget budget) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(verifier));
    try {
      return answered(ehr.authorization().send(call(request(grant)), budget));
    } catch (IOException unreadable) {
      return failed(Problem.Kind.SECRET_UNREADABLE);
    }
  }

  private TokenRequest request(AuthorizationCodeGrant grant) throws IOException {
    ClientID client = new ClientID(ehr.settings().clientId());
    Optional<Path> secret = ehr.settings().clientSecretFile();
    if (secret.isEmpty()) {
      return new TokenRequest.Builder(server.token(), client, grant).build();
    }
    String text = Files.readString(secret.get(), StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      throw new IOException("the secret file is empty");
    }
    return new TokenRequest.Builder(
            server.token(), new ClientSecretBasic(client, new Secret(text)), grant)
        .build();
  }

  private static Call call(TokenRequest request) {
    HTTPRequest http = request.toHTTPRequest();
    Call call =
        Call.post(
            http.getURI(),
            "application/json",
            new Call.Body("application/x-www-form-urlencoded", http.getBody()));
    String basic = http.getAuthorization();
    return basic == null ? call : call.with("Authorization", basic);
  }

  private static Exchanged answered(Reply reply) {
    if (!(reply instanceof Received received)) {
      return failed(Problem.Kind.EHR_NOT_REACHED);
    }
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(nimbus(received));
      if (answer instanceof TokenErrorResponse error) {
        ErrorObject told = error.getErrorObject();
        String code = told == null || told.getCode() == null ? "" : told.getCode();
        return new Failed(Problem.of(Problem.Kind.TOKEN_REFUSED, code));
      }
      return new Granted((OIDCTokenResponse) answer.toSuccessResponse());
    } catch (ParseException | RuntimeException notATokenAnswer) {
      boolean ok = received.status() == 200;
      return failed(ok ? Problem.Kind.TOKEN_INVALID : Problem.Kind.TOKEN_REFUSED);
    }
  }

  private static HTTPResponse nimbus(Received received) throws ParseException {
    HTTPResponse response = new HTTPResponse(received.status());
    // Some servers name another JSON type, or none; what counts is that it parses.
    response.setContentType("application/json");
    response.setBody(new String(received.body(), StandardCharsets.UTF_8));
    return response;
  }

  private static Exchanged failed(Problem.Kind kind) {
    return new Failed(Problem.of(kind));
  }
}
