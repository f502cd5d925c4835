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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Query;

/**
 * An EHR on a real socket with its authorization server and one patient, whose name is {@value
 * #CANARY}. An authorization code is a role and the nonce, with a dot between: the user is {@code
 * Practitioner/} and the role.
 */
final class EhrDouble implements AutoCloseable {
  static final String CANARY = "Canarini";
  static final String CLIENT = "rimborso-client";

  private static final RSAKey KEY = key();
  private static final List<String> TYPES =
      List.of(
          "Patient",
          "Encounter",
          "Condition",
          "Procedure",
          "Coverage",
          "Claim",
          "ClaimResponse",
          "ExplanationOfBenefit");

  private final LoopbackServer server = new LoopbackServer(this::answer);

  URI iss() {
    return server.at("/fhir");
  }

  /** The configuration of an app beside it. */
  String site() {
    return """
        server: {port: 0}
        store: {file: data/rimborso, keyFile: data/store.key}
        ehrs:
          - id: test
            iss: %s
            clientId: %s
            frameOrigins: [https://ehr.example]
            timeZone: UTC
            roles:
              clinician: [Practitioner/clinician]
              biller: [Practitioner/biller]
              manager: [Practitioner/manager]
              administrator: [Practitioner/administrator]
        """
        .formatted(iss(), CLIENT);
  }

  /** Goes as far as to its authorize page; gives where that sends this user back to. */
  String signedIn(AppBrowser browser, String user) {
    Query asked = browser.begin(AppBrowser.launchFrom(iss()));
    return AppBrowser.callback("test", asked.get("state"), user + "." + asked.get("nonce"));
  }

  private Sent answer(Seen request) {
    return switch (request.path()) {
      case "/fhir/.well-known/smart-configuration" -> Sent.json(200, configuration());
      case "/fhir/.well-known/openid-configuration" -> Sent.json(200, "{}");
      case "/auth/jwks" -> Sent.json(200, new JWKSet(KEY).toString());
      case "/auth/token" -> Sent.json(200, token(request.body()));
      case "/fhir/metadata" -> Sent.json(200, metadata());
      case "/fhir/Patient/p1" ->
          Sent.json(
              200,
              "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"birthDate\":\"1950-01-01\",\"name\":[{\"family\":\""
                  + CANARY
                  + "\"}]}");
      case "/fhir/Claim" -> Sent.json(200, bundle(claim()));
      default -> Sent.json(200, bundle(""));
    };
  }

  private String configuration() {
    return """
        {"issuer":"ORIGIN/auth","authorization_endpoint":"ORIGIN/auth/authorize",
         "token_endpoint":"ORIGIN/auth/token","jwks_uri":"ORIGIN/auth/jwks",
         "capabilities":["launch-ehr","permission-v2","sso-openid-connect"],
         "code_challenge_methods_supported":["S256"]}
        """
        .replace("ORIGIN", server.origin().toString());
  }

  private String token(String form) {
    String code = form.replaceAll("(?s).*(?:^|&)code=([^&]*).*", "$1");
    String[] parts = code.split("\\.", 2);
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(server.at("/auth").toString())
            .subject("sub-" + parts[0])
            .audience(CLIENT)
            .claim("nonce", parts[1])
            .claim("fhirUser", "Practitioner/" + parts[0])
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .build();
    return "{\"access_token\":\"token\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
        + "\"patient\":\"p1\",\"id_token\":\""
        + signed(claims)
        + "\"}";
  }

  private static String signed(JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(KEY));
      return jwt.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String metadata() {
    return Stream.of(TYPES.toArray(String[]::new))
        .map(
            type ->
                "{\"type\":\""
                    + type
                    + "\",\"interaction\":[{\"code\":\"read\"},{\"code\":\"search-type\"}]}")
        .collect(
            Collectors.joining(
                ",",
                "{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"mode\":\"server\",\"resource\":[",
                "]}]}"));
  }

  private static String bundle(String entry) {
    return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + entry + "]}";
  }

  private static String claim() {
    return """
        {"resource":{"resourceType":"Claim","id":"c1","status":"active","use":"claim",\
        "patient":{"reference":"Patient/p1"},"created":"2026-11-01",\
        "total":{"value":31337.00,"currency":"USD"}}}""";
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("k").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
