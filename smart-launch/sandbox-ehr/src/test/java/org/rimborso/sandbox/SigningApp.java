package org.rimborso.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What an app does that signs: it publishes a key, and makes a statement for each request. */
final class SigningApp {

  private static final ECKey KEY = key();
  private static final ECKey OTHER = key();

  private SigningApp() {}

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_384).keyID("app").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes the public key for as long as the tests run. */
  static URI publish() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] set = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/jwks",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
          });
      server.start();
      return URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same request with a good statement. */
  static Map<String, String> signed(Map<String, String> request, String audience) {
    return with(request, statement(audience, KEY, 240));
  }

  /** The same where no user is there. */
  static Map<String, String> signedAsBackend(Map<String, String> request, String audience) {
    return with(request, statement(RunningSandbox.BACKEND, audience, KEY, 240));
  }

  static Map<String, String> with(Map<String, String> request, String statement) {
    Map<String, String> all = new LinkedHashMap<>(request);
    all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    all.put("client_assertion", statement);
    return all;
  }

  static String forged(String audience) {
    return statement(audience, OTHER, 240);
  }

  static String statement(String audience, long seconds) {
    return statement(audience, KEY, seconds);
  }

  private static String statement(String audience, ECKey key, long seconds) {
    return statement(RunningSandbox.CLIENT, audience, key, seconds);
  }

  private static String statement(String client, String audience, ECKey key, long seconds) {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES384).type(JOSEObjectType.JWT).keyID("app").build(),
            new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience(audience)
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      jwt.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }
}
