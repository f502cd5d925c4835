package org.rimborso.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.rimborso.ehr.Ehr;

/**
 * Shows an authorization server that it is us: by a signed statement made for this one request, by
 * the shared secret, or not at all where the app is a public client.
 */
final class ClientProof {
  /** SMART allows five minutes; one less leaves room for clocks that disagree. */
  private static final Duration VALID = Duration.ofMinutes(4);

  private final ClientKeys keys;
  private final SecureRandom random;
  private final Clock clock;

  ClientProof(ClientKeys keys, SecureRandom random, Clock clock) {
    this.keys = keys;
    this.random = random;
    this.clock = clock;
  }

  /**
   * The proof for one request, or empty for a public client.
   *
   * @throws IOException if the secret cannot be read
   */
  Optional<ClientAuthentication> of(Ehr ehr, AuthorizationServer server) throws IOException {
    if (ehr.settings().signIn().privateKey()) {
      return Optional.of(
          new PrivateKeyJWT(
              statement(ehr.settings().clientId(), server.token(), server.proofAlgorithm())));
    }
    Optional<Path> file = ehr.settings().clientSecretFile();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String secret = Files.readString(file.get(), StandardCharsets.UTF_8).strip();
    if (secret.isEmpty()) {
      throw new IOException("the secret file is empty");
    }
    return Optional.of(
        new ClientSecretBasic(new ClientID(ehr.settings().clientId()), new Secret(secret)));
  }

  /** SMART App Launch, "Client Authentication: Asymmetric". */
  SignedJWT statement(String client, URI audience, JWSAlgorithm algorithm) {
    JWK key = keys.signer(algorithm);
    Instant now = clock.instant();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(audience.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .jwtID(Secrets.fresh(random))
                .build());
    try {
      jwt.sign(signer(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java cannot sign with " + key.getKeyType(), e);
    }
    return jwt;
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner(key.toRSAKey());
  }
}
