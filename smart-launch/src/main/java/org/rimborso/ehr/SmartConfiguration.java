package org.rimborso.ehr;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code .well-known/smart-configuration} or {@code openid-configuration} says. Addresses are
 * as the server wrote them: nothing here is checked yet.
 *
 * @param codeChallengeMethods empty when the server lists none at all
 * @param assertionAlgorithms with which clients may sign; empty when the server lists none
 * @param tellsIssuer whether it promises {@code iss} with each answer of its authorize endpoint
 */
public record SmartConfiguration(
    Optional<String> issuer,
    Optional<String> authorizationEndpoint,
    Optional<String> tokenEndpoint,
    Optional<String> revocationEndpoint,
    Optional<String> jwksUri,
    Set<String> capabilities,
    Set<String> scopes,
    Set<String> codeChallengeMethods,
    Set<String> assertionAlgorithms,
    boolean tellsIssuer) {
  private static final ObjectMapper JSON = mapper();

  public SmartConfiguration {
    capabilities = Set.copyOf(capabilities);
    scopes = Set.copyOf(scopes);
    codeChallengeMethods = Set.copyOf(codeChallengeMethods);
    assertionAlgorithms = Set.copyOf(assertionAlgorithms);
  }

  private static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(20_000).build());
    return mapper;
  }

  /** Reads the document, or empty if it is no JSON object. */
  public static Optional<SmartConfiguration> read(byte[] json) {
    try {
      JsonNode node = JSON.readTree(json);
      return node != null && node.isObject() ? Optional.of(of(node)) : Optional.empty();
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static SmartConfiguration of(JsonNode node) {
    return new SmartConfiguration(
        text(node, "issuer"),
        text(node, "authorization_endpoint"),
        text(node, "token_endpoint"),
        text(node, "revocation_endpoint"),
        text(node, "jwks_uri"),
        texts(node, "capabilities"),
        texts(node, "scopes_supported"),
        texts(node, "code_challenge_methods_supported"),
        texts(node, "token_endpoint_auth_signing_alg_values_supported"),
        node.path("authorization_response_iss_parameter_supported").asBoolean(false));
  }

  private static Optional<String> text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private static Set<String> texts(JsonNode node, String name) {
    Set<String> found = new LinkedHashSet<>();
    for (JsonNode each : node.path(name)) {
      if (each.isTextual()) {
        found.add(each.textValue());
      }
    }
    return found;
  }
}
