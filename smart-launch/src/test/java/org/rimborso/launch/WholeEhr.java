package org.rimborso.launch;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.FakeAuthorization;
import org.rimborso.smart.Query;

/**
 * An EHR as the whole app sees one: authorization server, tokens that end and rotate, and a chart
 * with nothing on it. Every secret it gives out begins with {@code canary-}.
 */
final class WholeEhr implements AutoCloseable {
  private static final String MORE = "{\"revocation_endpoint\":\"ORIGIN/auth/revoke\",\"issuer\"";

  final FakeAuthorization server = new FakeAuthorization();
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private final Set<String> good = ConcurrentHashMap.newKeySet();
  private final Set<String> refresh = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();

  WholeEhr() {
    server.configuration =
        server.configuration.replace(
            "{\"issuer\"", MORE.replace("ORIGIN", server.server.origin().toString()));
    server.token = this::token;
    server.other = this::other;
  }

  URI iss() {
    return server.iss();
  }

  /**
   * The configuration of an app beside it.
   *
   * @param more further keys of its entry, each a YAML line
   */
  String site(String... more) {
    StringBuilder yaml =
        new StringBuilder(
            """
            server: {port: 0, launchesPerSecond: 100000}
            signingKeys: {rotateEvery: 90d, publishAhead: 2d}
            ehrs:
              - id: hospital
                iss: %s
                clientId: rimborso-client
                frameOrigins: [https://ehr.example]
                roles: {biller: [Practitioner/demo-biller]}
            """
                .formatted(iss()));
    for (String line : more) {
      yaml.append("    ").append(line).append('\n');
    }
    return yaml.toString();
  }

  /** Launches from it; gives the path of the first page. */
  String launch(AppBrowser browser) {
    return browser.launch("hospital", iss(), this::code);
  }

  /** Goes as far as to its authorize page. */
  Query begin(AppBrowser browser) {
    return browser.begin(AppBrowser.launchFrom(iss()));
  }

  /** Offers to take authorize requests as forms. */
  void takeForms() {
    server.configuration =
        server.configuration.replace("\"launch-ehr\"", "\"launch-ehr\",\"authorize-post\"");
  }

  /** What its authorize page answers: a code for this request. */
  String code(Query asked) {
    String code = "canary-code-" + given.incrementAndGet();
    nonces.put(code, asked.get("nonce"));
    return code;
  }

  /** Ends every access token; refresh tokens live on. */
  void expire() {
    good.clear();
  }

  boolean knows(String accessToken) {
    return good.contains(accessToken);
  }

  private Sent token(Seen request) {
    Map<String, String> form = form(request.body());
    String used = form.getOrDefault("refresh_token", "");
    if (form.getOrDefault("grant_type", "").equals("refresh_token")) {
      return refresh.remove(used) ? tokens("") : refused();
    }
    String nonce = nonces.remove(form.getOrDefault("code", ""));
    if (nonce == null) {
      return refused();
    }
    String user =
        FakeAuthorization.sign(
            server.claims(nonce).claim("sid", "canary-session").build(),
            FakeAuthorization.RSA,
            JWSAlgorithm.RS256);
    return tokens(",\"id_token\":\"" + user + "\"");
  }

  private static Sent refused() {
    return Sent.json(
        400, "{\"error\":\"invalid_grant\",\"error_description\":\"canary-description\"}");
  }

  private Sent tokens(String more) {
    int number = given.incrementAndGet();
    good.add("canary-access-" + number);
    refresh.add("canary-refresh-" + number);
    return Sent.json(
        200,
        FakeAuthorization.tokenAnswer(
            "canary-access-" + number, "canary-refresh-" + number, ",\"patient\":\"p1\"" + more));
  }

  private Sent other(Seen request) {
    if (request.path().equals("/auth/revoke")) {
      String token = form(request.body()).getOrDefault("token", "");
      good.remove(token);
      refresh.remove(token);
      return Sent.status(200, Map.of());
    }
    if (request.path().equals("/fhir/metadata")) {
      return Sent.json(200, metadata());
    }
    String token = request.header("authorization").orElse("").replaceFirst("Bearer ", "");
    if (!good.contains(token)) {
      return Sent.json(401, "{}");
    }
    return Sent.json(
        200,
        request.path().endsWith("/Patient/p1")
            ? "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"name\":[{\"family\":\"Synthetic\"}]}"
            : "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[]}");
  }

  private static String metadata() {
    String resources =
        List.of("Patient", "Encounter", "Condition", "Procedure", "Coverage", "Claim").stream()
            .map(
                type ->
                    "{\"type\":\"%s\",\"interaction\":[{\"code\":\"read\"},{\"code\":\"search-type\"}]}"
                        .formatted(type))
            .collect(Collectors.joining(","));
    return "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\","
        + "\"rest\":[{\"mode\":\"server\",\"resource\":["
        + resources
        + "]}]}";
  }

  static Map<String, String> form(String encoded) {
    return List.of(encoded.split("&", -1)).stream()
        .map(pair -> (pair + "=").split("=", -1))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (one, other) -> other));
  }

  @Override
  public void close() {
    server.close();
  }
}
