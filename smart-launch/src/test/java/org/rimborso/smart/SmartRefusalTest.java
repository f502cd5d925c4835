package org.rimborso.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.smart.Problem.Kind;

/** Answers of the authorization server that lead to no launch. */
class SmartRefusalTest extends OverSmartParts {
  @Test
  void callback_anotherIssuerInTheAnswer_codeGoesNowhere() {
    Query asked = parts.begin();
    assertThat(parts.callback(asked.get("state"), "code", "c", "iss", "https://evil.example"))
        .isEqualTo(problem(Kind.MIXED_UP));
    assertThat(parts.ehr.calls("/auth/token")).isEmpty();
  }

  @Test
  void callback_promisedIssuerMissing_refused() {
    parts.ehr.configuration =
        parts.ehr.configuration.replace(
            "{\"issuer\"", "{\"authorization_response_iss_parameter_supported\":true,\"issuer\"");
    Query asked = parts.begin();
    assertThat(parts.callback(asked.get("state"), "code", "c")).isEqualTo(problem(Kind.MIXED_UP));
  }

  @Test
  void callback_error_saysItsCodeOnly() {
    Query asked = parts.begin();
    assertThat(
            parts.callback(
                asked.get("state"), "error", "access_denied", "error_description", "<b>no</b>"))
        .isEqualTo(new Problem(Kind.EHR_REFUSED, Optional.of("access_denied")));
    Query again = parts.begin();
    assertThat(parts.callback(again.get("state"), "error", "<script>"))
        .isEqualTo(problem(Kind.EHR_REFUSED));
  }

  @Test
  void callback_neitherCodeNorError_problem() {
    assertThat(parts.callback(parts.begin().get("state"))).isEqualTo(problem(Kind.CODE_MISSING));
  }

  @Test
  void callback_tokenRefused_saysWhy() {
    Query asked = parts.begin();
    parts.ehr.token = request -> Sent.json(400, "{\"error\":\"invalid_grant\"}");
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(new Problem(Kind.TOKEN_REFUSED, Optional.of("invalid_grant")));
  }

  @Test
  void callback_unusableTokenAnswers_refused() {
    for (String body :
        List.of("", "[]", "{}", "<html>", "{\"access_token\":7,\"token_type\":\"Bearer\"}")) {
      Query asked = parts.begin();
      parts.ehr.token = request -> Sent.json(200, body);
      assertThat(parts.callback(asked.get("state"), "code", "c"))
          .as(body)
          .isEqualTo(problem(Kind.TOKEN_INVALID));
    }
    Query asked = parts.begin();
    parts.ehr.token =
        request -> Sent.json(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
    assertThat(parts.callback(asked.get("state"), "code", "c"))
        .isEqualTo(problem(Kind.ID_TOKEN_INVALID));
  }

  @Test
  void callback_redirectFromTokenEndpoint_notFollowed() {
    try (var foreign = new LoopbackServer(r -> Sent.json(200, "{}"))) {
      Query asked = parts.begin();
      parts.ehr.token =
          request -> Sent.status(307, Map.of("Location", foreign.at("/token").toString()));
      assertThat(parts.callback(asked.get("state"), "code", "c"))
          .isEqualTo(problem(Kind.TOKEN_REFUSED));
      assertThat(foreign.seen()).isEmpty();
    }
  }
}
