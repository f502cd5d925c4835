package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.fhir.AuditTerms;

class AuditEventWriterTest {
  private static final String EHR = "https://ehr.example/fhir";
  private static final Optional<AuditedAct.User> USER =
      Optional.of(
          new AuditedAct.User(
              "https://ehr.example/auth", "sub-1", Optional.of(EHR + "/Practitioner/p1")));

  static AuditedAct act(
      AuditedKind kind, AuditedAct.Outcome outcome, Optional<AuditedAct.User> user) {
    boolean search = kind == AuditedKind.SEARCH;
    return new AuditedAct(
        Instant.parse("2026-11-23T10:00:00.123Z"),
        kind,
        outcome,
        "see-accounts",
        user,
        new AuditedAct.Party("rimborso", "https://rimborso.example"),
        new AuditedAct.Party(EHR, EHR),
        Optional.of(EHR + "/Patient/p1"),
        search ? Optional.empty() : Optional.of(EHR + "/Claim/c1"),
        search ? List.of() : List.of(EHR + "/ClaimResponse/f1"),
        search ? Optional.of("Claim?patient=Patient/p1") : Optional.empty(),
        Optional.of("0123456789abcdef0123456789abcdef"),
        new AuditedAct.Place(17, "ab".repeat(32)));
  }

  private static String event(AuditedKind kind) {
    return new AuditEventWriter().write(act(kind, AuditedAct.Outcome.DONE, USER));
  }

  private static JsonNode tree(String json) {
    return Json.resource(Samples.bytes(json)).orElseThrow();
  }

  /** IHE's own definitions are not shipped with us; ours repeat what they demand. */
  private static List<String> faults(String event) {
    return FollowUpPackage.faults(event).stream()
        .filter(fault -> !fault.contains(AuditTerms.BALP))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void write_everyKind_isValid(AuditedKind kind) {
    assertThat(faults(event(kind))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "FAILED"})
  void write_whatWasNotDone_isValidAndClaimsNoPattern(AuditedAct.Outcome outcome) {
    String event = new AuditEventWriter().write(act(AuditedKind.READ, outcome, Optional.empty()));
    assertThat(faults(event)).isEmpty();
    assertThat(event).doesNotContain(AuditTerms.BALP);
  }

  static Stream<Arguments> patterns() {
    return Stream.of(
        Arguments.of(AuditedKind.READ, "PatientRead", "R", "110152", "IRCP"),
        Arguments.of(AuditedKind.SEARCH, "PatientQuery", "E", "110153", "IRCP"),
        Arguments.of(AuditedKind.UPDATE, "PatientUpdate", "U", "110153", "AUT"));
  }

  /** The role of the app is the source of what is sent and the destination of what is read. */
  @ParameterizedTest
  @MethodSource("patterns")
  void write_doneToAPatient_followsThePattern(
      AuditedKind kind, String pattern, String action, String appRole, String user) {
    JsonNode event = tree(event(kind));
    assertThat(event.at("/meta/profile/1").asText()).isEqualTo(AuditTerms.BALP + pattern);
    assertThat(event.path("action").asText()).isEqualTo(action);
    assertThat(event.path("outcome").asText()).isEqualTo("0");
    assertThat(event.at("/agent/0/type/coding/0/code").asText()).isEqualTo(appRole);
    assertThat(event.at("/agent/0/who/identifier/value").asText()).isEqualTo("rimborso");
    assertThat(event.at("/agent/1/network/address").asText()).isEqualTo(EHR);
    assertThat(event.at("/agent/2/type/coding/0/code").asText()).isEqualTo(user);
    assertThat(event.at("/agent/2/who/identifier/system").asText())
        .isEqualTo("https://ehr.example/auth");
    assertThat(event.at("/agent/2/who/identifier/value").asText()).isEqualTo("sub-1");
    assertThat(event.at("/agent/2/who/reference").asText()).isEqualTo(EHR + "/Practitioner/p1");
    assertThat(event.at("/entity/0/what/identifier/value").asText())
        .isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(event.at("/entity/1/what/reference").asText()).isEqualTo(EHR + "/Patient/p1");
  }

  /** Each breaks one demand of the profile. */
  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("chain", "\"url\":\"hash\"", "\"url\":\"sum\""),
        Arguments.of("nobody", "\"value\":\"sub-1\"", "\"use\":\"usual\""),
        Arguments.of("agent", "\"code\":\"110153\"", "\"code\":\"110150\""),
        Arguments.of("requestor", "\"requestor\":true", "\"requestor\":false"),
        Arguments.of("two patients", "\"code\":\"4\"},\"role\"", "\"code\":\"1\"},\"role\""),
        Arguments.of(
            "clinical",
            "\"outcome\":\"0\"",
            "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">x</div>\"},\"outcome\":\"0\""),
        Arguments.of("action", "\"action\":\"R\",", ""));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void event_breakingTheProfile_isRefused(String what, String from, String to) {
    String good = event(AuditedKind.READ);
    String bad = good.replace(from, to);
    assertThat(bad).isNotEqualTo(good);
    assertThat(faults(bad)).as(what).isNotEmpty();
  }

  @Test
  void write_oneEvent_isOneLine() {
    assertThat(event(AuditedKind.READ)).doesNotContain("\n");
  }
}
