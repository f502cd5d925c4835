package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.chart.Reference;

class AuditEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final AuditEvents EVENTS =
      new AuditEvents(
          new EhrNames(
              URI.create("https://rimborso.example"),
              Map.of(
                  "hospital",
                  new EhrNames.Known(URI.create("https://ehr.example/fhir"), "client-7"))));

  private static List<JsonNode> events(Action action, String reason, List<String> resources) {
    AuditRow row =
        new AuditRow(
            9,
            Instant.parse("2026-11-23T10:00:00Z"),
            new AuditEntry(
                Optional.of(TrailParts.WHO),
                action,
                Reference.parse("Patient/p1"),
                resources,
                Outcome.DONE,
                reason,
                Optional.of("l1"),
                Optional.of("hospital")),
            Optional.of("trace-1"),
            "ab".repeat(32));
    List<JsonNode> trees = new ArrayList<>();
    for (String text : EVENTS.of(row)) {
      try {
        trees.add(JSON.readTree(text));
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
    }
    return trees;
  }

  @ParameterizedTest
  @CsvSource({
    "LAUNCH, biller, 110114, 110122",
    "LOGOUT, '', 110114, 110123",
    "READ, see-accounts, rest, read",
    "WRITE, note-save, originate, originate",
    "WRITE, note-delivered, rest, update",
    "WRITE, note-attributed, rest, update",
    "WRITE, letter-delivered, rest, update",
    "WRITE, work-task-told, rest, update",
    "WRITE, query-task-told, rest, update",
    "EXPORT, file, 110106, extract",
    "AUDIT_READ, audit-page, 110101, read",
    "AUDIT_CUT, before-2020-01-01, 110101, destroy"
  })
  void of_everyAction_hasItsCodes(Action action, String reason, String type, String subtype) {
    JsonNode event = events(action, reason, List.of("Claim/c1")).get(0);
    assertThat(event.at("/type/code").asText()).isEqualTo(type);
    assertThat(event.at("/subtype/0/code").asText()).isEqualTo(subtype);
    assertThat(event.path("recorded").asText()).startsWith("2026-11-23T10:00:00");
  }

  @Test
  void of_aWrite_isAboutTheLastResourceAndNamesTheOthers() {
    String event =
        events(Action.WRITE, "note-delivered", List.of("Claim/c1", "ClaimResponse/f1"))
            .get(0)
            .toString();
    assertThat(event)
        .contains(
            "\"what\":{\"reference\":\"https://ehr.example/fhir/ClaimResponse/f1\"},\"type\":{\"system\":\"http://terminology.hl7.org/CodeSystem/audit-entity-type\",\"code\":\"2\"}")
        .contains(
            "\"what\":{\"reference\":\"https://ehr.example/fhir/Claim/c1\"},\"type\":{\"system\":\"http://terminology.hl7.org/CodeSystem/audit-entity-type\",\"code\":\"4\"}")
        .contains("client-7", "trace-1", "https://ehr.example/fhir/Practitioner/p1");
  }

  @Test
  void of_aSearch_isOneEventForEachType() {
    List<JsonNode> events = events(Action.SEARCH, "chart", List.of("Claim", "Encounter"));
    assertThat(events)
        .extracting(
            event ->
                new String(
                    Base64.getDecoder().decode(event.path("entity").findValue("query").asText()),
                    StandardCharsets.UTF_8))
        .containsExactly("Claim?patient=Patient/p1", "Encounter?patient=Patient/p1");
  }

  @Test
  void of_nobodySignedIn_isToldWithoutAUser() {
    AuditRow row =
        new AuditRow(
            1,
            Instant.EPOCH,
            new AuditEntry(
                Optional.empty(),
                Action.LAUNCH,
                Optional.empty(),
                List.of(),
                Outcome.REFUSED,
                "unknown-issuer",
                Optional.empty()),
            Optional.empty(),
            "ab".repeat(32));
    assertThat(EVENTS.of(row).get(0))
        .contains("\"outcome\":\"4\"", "unknown-issuer")
        .doesNotContain("\"requestor\":true");
  }
}
