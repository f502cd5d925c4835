package org.rimborso.sandbox.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The SMART configuration of an issuer, which serves as its OpenID configuration too. */
final class Discovery {

  private static final List<String> CAPABILITIES =
      List.of(
          "launch-ehr",
          "client-confidential-symmetric",
          "context-ehr-patient",
          "context-ehr-encounter",
          "context-banner",
          "permission-patient",
          "permission-user",
          "permission-v1",
          "permission-v2",
          "sso-openid-connect");

  /** What an issuer of signing apps can do beyond that. */
  private static final List<String> MORE =
      List.of(
          "launch-standalone",
          "authorize-post",
          "client-confidential-asymmetric",
          "context-standalone-patient",
          "permission-offline",
          "permission-online");

  private static final List<String> SCOPES =
      List.of(
          "openid",
          "fhirUser",
          "launch",
          "patient/*.rs",
          "user/*.rs",
          "system/*.rs",
          "patient/*.cruds",
          "user/*.cruds",
          "patient/*.read",
          "user/*.read",
          "user/*.write");

  private Discovery() {}

  static String json(Issuer issuer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("issuer", issuer.base());
    json.put("jwks_uri", issuer.jwks().toString());
    json.put("authorization_endpoint", issuer.authorize().toString());
    json.put("token_endpoint", issuer.token().toString());
    json.put("response_types_supported", List.of("code"));
    json.put("code_challenge_methods_supported", List.of("S256"));
    json.put("subject_types_supported", List.of("public"));
    json.put("id_token_signing_alg_values_supported", List.of("RS256"));
    json.put("authorization_response_iss_parameter_supported", true);
    json.put("scopes_supported", SCOPES.stream().filter(s -> offered(issuer, s)).toList());
    json.putAll(issuer.signed() ? signed(issuer) : plain());
    return JSONObjectUtils.toJSONString(json);
  }

  private static Map<String, Object> plain() {
    return Map.of(
        "token_endpoint_auth_methods_supported", List.of("client_secret_basic"),
        "grant_types_supported", List.of("authorization_code"),
        "capabilities", CAPABILITIES);
  }

  private static Map<String, Object> signed(Issuer issuer) {
    return Map.of(
        "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
        "token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"),
        "revocation_endpoint", issuer.revoke().toString(),
        "grant_types_supported",
            List.of("authorization_code", "refresh_token", "client_credentials"),
        "capabilities",
            Stream.concat(CAPABILITIES.stream(), MORE.stream())
                .filter(capability -> !capability.equals("client-confidential-symmetric"))
                .toList());
  }

  private static boolean offered(Issuer issuer, String scope) {
    if (scope.startsWith("system/")) {
      return issuer.signed();
    }
    return issuer.writable() || SmartScope.parse(scope).filter(SmartScope::writes).isEmpty();
  }
}
