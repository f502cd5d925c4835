package org.rimborso.sweep.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a server says of trouble, by codes only: its words may name patients.
 *
 * @param issues each as severity and code, such as {@code error processing}
 */
record OperationOutcome(List<String> issues) {
  /** Codes of FHIR's IssueType that say that trying again may help. */
  private static final Set<String> PASSING =
      Set.of(
          "transient", "lock-error", "no-store", "exception", "timeout", "incomplete", "throttled");

  private static final ObjectMapper JSON = new ObjectMapper();

  OperationOutcome {
    issues = List.copyOf(issues);
  }

  /** Empty if it is something else. */
  static Optional<OperationOutcome> read(byte[] json) {
    try {
      return of(JSON.readTree(json));
    } catch (IOException other) {
      return Optional.empty();
    }
  }

  /** Empty if it is something else. */
  static Optional<OperationOutcome> of(JsonNode node) {
    if (!node.path("resourceType").asText().equals("OperationOutcome")) {
      return Optional.empty();
    }
    List<String> issues = new ArrayList<>();
    for (JsonNode issue : node.path("issue")) {
      issues.add(code(issue, "severity") + " " + code(issue, "code"));
    }
    return Optional.of(new OperationOutcome(issues));
  }

  private static String code(JsonNode issue, String name) {
    String code = issue.path(name).asText();
    return code.matches("[a-z-]{1,40}") ? code : "unknown";
  }

  /** Whether every issue may pass by itself. */
  boolean isPassing() {
    return !issues.isEmpty()
        && issues.stream().allMatch(i -> PASSING.contains(i.substring(i.indexOf(' ') + 1)));
  }

  /** For a sentence, such as {@code (error processing)}. */
  String told() {
    return issues.isEmpty()
        ? ""
        : " (" + String.join(", ", issues.stream().distinct().toList()) + ")";
  }
}
