package org.rimborso.sandbox.bulk;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers in JSON. */
final class Answers {
  private Answers() {}

  /** Trouble, as an OperationOutcome. */
  static void outcome(HttpServletResponse response, int status, String code) throws IOException {
    response.setStatus(status);
    json(
        response,
        "application/fhir+json",
        Map.of(
            "resourceType",
            "OperationOutcome",
            "issue",
            List.of(Map.of("severity", "error", "code", code))));
  }

  static void json(HttpServletResponse response, String type, Map<String, Object> json)
      throws IOException {
    response.setContentType(type);
    response
        .getOutputStream()
        .write(JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8));
  }

  /** Later, please. */
  static void busy(HttpServletResponse response) throws IOException {
    response.setHeader("Retry-After", "1");
    outcome(response, 429, "throttled");
  }
}
