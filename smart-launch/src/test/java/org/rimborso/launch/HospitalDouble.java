package org.rimborso.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.FaultProxy;
import org.rimborso.ehr.FhirDouble;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Query;

/**
 * Many EHRs with their authorization servers on one socket, each under a path of its own, all with
 * the same small record; a proxy that can spoil answers stands before them.
 */
final class HospitalDouble implements AutoCloseable {
  private static final ECKey KEY = key();

  final FaultProxy proxy;
  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final Map<String, FhirDouble> records = new ConcurrentHashMap<>();
  private final Map<String, String> nonces = new ConcurrentHashMap<>();

  HospitalDouble() {
    proxy = FaultProxy.before(server.origin().getPort());
  }

  private static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    } catch (JOSEException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Which EHR a path belongs to. */
  static String ehr(String path) {
    return path.split("/", 3)[1];
  }

  /** The FHIR base as the app knows it: behind the proxy. */
  URI iss(String ehr) {
    return URI.create(proxy.origin() + "/" + ehr + "/fhir");
  }

  EhrSettings settings(String ehr) {
    return settings(ehr, "biller");
  }

  /** With a user who sees documentation and money. */
  EhrSettings manager(String ehr) {
    return settings(ehr, "manager");
  }

  private EhrSettings settings(String ehr, String role) {
    return new EhrSettings(
        ehr,
        iss(ehr),
        Set.of(),
        "rimborso",
        Optional.empty(),
        false,
        List.of(),
        Map.of("Practitioner/d1", role),
        EhrSection.SCOPES,
        Optional.empty(),
        ZoneId.of("Europe/Rome"));
  }

  /**
   * Launches as an EHR would and comes back from its authorize page.
   *
   * @return where the launch led: to the first page, or to one that says what is wrong
   */
  AppBrowser.Answer launch(AppBrowser browser, String ehr) {
    AppBrowser.Answer begun = browser.toAuthorize(AppBrowser.launchFrom(iss(ehr)));
    if (begun.location().isEmpty()) {
      return begun;
    }
    Query asked = Query.of(begun.location().get());
    nonces.put(ehr, asked.get("nonce"));
    return browser.get(AppBrowser.callback(ehr, asked.get("state"), "c0de"));
  }

  FhirDouble record(String ehr) {
    return records.computeIfAbsent(ehr, id -> record(new FhirDouble("/" + id + "/fhir")));
  }

  private static FhirDouble record(FhirDouble empty) {
    String patient = "\"patient\":{\"reference\":\"Patient/p1\"}";
    String subject = "\"subject\":{\"reference\":\"Patient/p1\"}";
    String code = "{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\"}]}";
    String bill =
        "\"status\":\"active\",\"use\":\"claim\","
            + patient
            + ",\"created\":\"2026-09-01\",\"insurer\":{\"reference\":\"Organization/o1\"},"
            + "\"provider\":{\"reference\":\"Practitioner/d1\"},\"insurance\":[{\"sequence\":1,"
            + "\"focal\":true,\"coverage\":{\"reference\":\"Coverage/v1\"}}],"
            + "\"type\":{\"text\":\"professional\"},\"total\":{\"value\":120,\"currency\":\"USD\"}";
    return empty
        .put("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"name\":[{\"family\":\"Rossi\"}]}")
        .put(
            "{\"resourceType\":\"Encounter\",\"id\":\"e1\",\"status\":\"finished\","
                + subject
                + ",\"period\":{\"start\":\"2026-09-01\",\"end\":\"2026-09-01\"},"
                + "\"participant\":[{\"individual\":{\"reference\":\"Practitioner/d1\"}}]}")
        .put(
            "{\"resourceType\":\"Condition\",\"id\":\"k1\","
                + subject
                + ",\"code\":"
                + code.formatted("http://hl7.org/fhir/sid/icd-10-cm", "E11.9")
                + "}")
        .put(
            "{\"resourceType\":\"Procedure\",\"id\":\"q1\",\"status\":\"completed\","
                + subject
                + ",\"code\":"
                + code.formatted("http://www.ama-assn.org/go/cpt", "99213")
                + "}")
        .put(
            "{\"resourceType\":\"Coverage\",\"id\":\"v1\",\"status\":\"active\",\"beneficiary\":"
                + "{\"reference\":\"Patient/p1\"},\"payor\":[{\"reference\":\"Organization/o1\"}]}")
        .put("{\"resourceType\":\"Claim\",\"id\":\"c1\"," + bill + "}")
        .put("{\"resourceType\":\"Claim\",\"id\":\"c2\"," + bill + "}")
        .put(
            "{\"resourceType\":\"ClaimResponse\",\"id\":\"r1\",\"status\":\"active\","
                + patient
                + ",\"use\":\"claim\",\"outcome\":\"complete\",\"created\":\"2026-09-20\","
                + "\"request\":{\"reference\":\"Claim/c1\"},\"payment\":{\"amount\":"
                + "{\"value\":80,\"currency\":\"USD\"}}}")
        .put(
            "{\"resourceType\":\"ExplanationOfBenefit\",\"id\":\"b1\",\"outcome\":\"complete\","
                + "\"claim\":{\"reference\":\"Claim/c1\"},"
                + bill
                + "}")
        .put("{\"resourceType\":\"Practitioner\",\"id\":\"d1\",\"name\":[{\"family\":\"Neri\"}]}")
        .put("{\"resourceType\":\"Organization\",\"id\":\"o1\",\"name\":\"Plan\"}");
  }

  private Sent answer(Seen request) {
    String ehr = ehr(request.path());
    String path = request.path().substring(ehr.length() + 1);
    return switch (path) {
      case "/fhir/.well-known/smart-configuration" -> Sent.json(200, configuration(ehr));
      case "/auth/jwks" -> Sent.json(200, new JWKSet(KEY).toString());
      case "/auth/token" -> Sent.json(200, token(ehr));
      default -> record(ehr).answer(request);
    };
  }

  private String configuration(String ehr) {
    return """
    {"issuer":"AUTH","authorization_endpoint":"AUTH/authorize","token_endpoint":"AUTH/token",\
    "jwks_uri":"AUTH/jwks","capabilities":["launch-ehr","permission-v2","sso-openid-connect"],\
    "code_challenge_methods_supported":["S256"]}\
    """
        .replace("AUTH", issuer(ehr));
  }

  private String issuer(String ehr) {
    return proxy.origin() + "/" + ehr + "/auth";
  }

  private String token(String ehr) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer(ehr))
            .subject("user-1")
            .audience("rimborso")
            .claim("nonce", nonces.getOrDefault(ehr, ""))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("fhirUser", "Practitioner/d1")
            .build();
    return "{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
        + "\"patient\":\"p1\",\"id_token\":\""
        + signed(claims)
        + "\"}";
  }

  private static String signed(JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k").build(), claims);
      jwt.sign(new ECDSASigner(KEY));
      return jwt.serialize();
    } catch (JOSEException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public void close() throws java.io.IOException {
    proxy.close();
    server.close();
  }
}
