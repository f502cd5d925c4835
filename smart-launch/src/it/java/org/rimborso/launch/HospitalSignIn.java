package org.rimborso.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** The hospital's authorization server: signs everybody in as the person that the launch names, and remembers every secret it gave out. */
final class HospitalSignIn {
  private static final RSAKey KEY = key();
  private final URI origin;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile String shown;
  private volatile String subject = "user-1";
  private volatile String name = "Jonas Whitlock";
  private volatile String patient = "p1";

  HospitalSignIn(URI origin) {
    this.origin = origin;
    this.shown = origin.toString();
  }

  void shownAs(String browsers) {
    shown = browsers;
  }

  /** Who signs in next. */
  void person(String newSubject, String newName) {
    subject = newSubject;
    name = newName;
  }

  void patient(String id) {
    patient = id;
  }

  /** Codes, tokens and the like, as given out so far. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  Sent answer(Seen request) {
    return switch (request.path()) {
      case "/fhir/.well-known/smart-configuration" -> Sent.json(200, configuration());
      case "/auth/jwks" -> Sent.json(200, new JWKSet(KEY.toPublicJWK()).toString());
      case "/auth/authorize" -> authorize(query(request.uri().getRawQuery()));
      case "/auth/token" -> Sent.json(200, token(asked.getOrDefault(query(request.body()).get("code"), Map.of())));
      default -> Sent.json(404, "{}");
    };
  }

  private String configuration() {
    return """
        {"issuer":"%1$s/auth","authorization_endpoint":"%2$s/auth/authorize","token_endpoint":"%1$s/auth/token","jwks_uri":"%1$s/auth/jwks",
         "capabilities":["launch-ehr","permission-v2","sso-openid-connect"],"code_challenge_methods_supported":["S256"]}"""
        .formatted(origin, shown);
  }

  private Sent authorize(Map<String, String> query) {
    String code = secret("canary-code-");
    asked.put(code, query);
    String back = query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state");
    return Sent.status(302, Map.of("Location", back));
  }

  private String token(Map<String, String> query) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(origin + "/auth")
            .subject(subject)
            .audience("rimborso")
            .claim("nonce", query.get("nonce"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("fhirUser", "Practitioner/" + query.get("launch"))
            .claim("name", name)
            .build();
    String signed = signed(claims);
    secrets.add(signed);
    return """
        {"access_token":"%s","refresh_token":"%s","token_type":"Bearer","expires_in":3600,"id_token":"%s","patient":"%s","scope":"%s"}"""
        .formatted(secret("canary-access-"), secret("canary-refresh-"), signed, patient, query.get("scope"));
  }

  private String secret(String start) {
    String made = start + count.incrementAndGet() + "-Zq7Vx0Kk3";
    secrets.add(made);
    return made;
  }

  private static String signed(JWTClaimsSet claims) {
    try {
      SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
      jwt.sign(new RSASSASigner(KEY));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("k").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> query(String text) {
    Map<String, String> parts = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] halves = pair.split("=", 2);
      parts.put(halves[0], halves.length == 1 ? "" : URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
    }
    return parts;
  }
}
