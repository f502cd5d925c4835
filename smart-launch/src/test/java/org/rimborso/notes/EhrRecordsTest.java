package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.TestEhr;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.FollowUpRecord;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

class EhrRecordsTest {
  private static final Reference RECORD = new Reference("ClaimResponse", "f7");
  private static final String OURS =
      "{\"resourceType\":\"ClaimResponse\",\"id\":\"%s\",\"modifierExtension\":[{\"url\":"
          + "\"https://rimborso.org/fhir/StructureDefinition/provider-follow-up\","
          + "\"valueBoolean\":true}]}";
  private static final String FULL =
      "{\"type\":\"ClaimResponse\",\"interaction\":[{\"code\":\"read\"},{\"code\":\"create\"},"
          + "{\"code\":\"update\"},{\"code\":\"search-type\"}],\"searchParam\":[%s]}";

  private String offers = FULL.formatted("{\"name\":\"patient\"},{\"name\":\"identifier\"}");
  private UnaryOperator<Sent> reply = sent -> sent;
  private final List<Seen> asked = new ArrayList<>();
  private final LoopbackServer server = new LoopbackServer(this::answer);

  @AfterEach
  void stop() {
    server.close();
  }

  private Sent answer(Seen seen) {
    if (seen.path().endsWith("/metadata")) {
      return Sent.json(
          200,
          "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\",\"rest\":[{\"mode\":"
              + "\"server\",\"resource\":["
              + offers
              + "]}]}");
    }
    if (seen.path().contains(".well-known")) {
      return Sent.status(404, Map.of());
    }
    asked.add(seen);
    if (!seen.method().equals("GET")) {
      return reply.apply(
          new Sent(
              seen.method().equals("POST") ? 201 : 200,
              Map.of("Location", server.at("/fhir/ClaimResponse/f7/_history/1").toString()),
              new byte[0]));
    }
    boolean second = seen.uri().toString().contains("page=2");
    String link =
        second
            ? ""
            : ",\"link\":[{\"relation\":\"next\",\"url\":\"" + server.at("/fhir?page=2") + "\"}]";
    return reply.apply(
        Sent.json(
            200,
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"%s,\"entry\":[{\"resource\":%s},"
                    .formatted(link, OURS.formatted(second ? "b" : "a"))
                + "{\"resource\":{\"resourceType\":\"OperationOutcome\"}}]}"));
  }

  private Records records(Optional<String> token) {
    return source(token, "").of("test", "l1").orElseThrow();
  }

  private Provenances provenances(String scope) {
    return source(Optional.of("t"), scope).provenances("test", "l1").orElseThrow();
  }

  private Records.Source source(Optional<String> token, String scope) {
    Ehrs ehrs =
        new Ehrs(
            List.of(TestEhr.settings(URI.create(server.at("/fhir").toString()))),
            new Outbound(Clock.systemUTC(), time -> {}));
    return EhrRecords.source(ehrs, launch -> token, new CapabilityBook(), launch -> Set.of(scope));
  }

  private Records records() {
    return records(Optional.of("t"));
  }

  @Test
  void followUps_overTwoPages_areAllOfOursAndAskedByIdentifier() {
    Answer<List<FollowUpRecord>> answer = records().followUps(Desk.PATIENT, Desk.CLAIM);
    assertThat(((Answer.Got<List<FollowUpRecord>>) answer).value())
        .extracting(record -> record.reference().id())
        .containsExactly("a", "b");
    assertThat(asked.get(0).uri().getRawQuery())
        .isEqualTo(
            "patient=Patient%2Fp1&identifier=https%3A%2F%2Frimborso.org%2Ffhir%2Ffollow-up%7CClaim%2Fc1");
  }

  @Test
  void followUps_withoutSearchByIdentifier_areAskedByRequest() {
    offers = FULL.formatted("{\"name\":\"patient\"},{\"name\":\"request\"}");
    records().followUps(Desk.PATIENT, Desk.CLAIM);
    assertThat(asked.get(0).uri().getRawQuery()).contains("request=Claim%2Fc1");
  }

  @Test
  void followUps_withABrokenSecondPage_areNotTakenForAll() {
    reply = sent -> asked.size() > 1 ? Sent.json(200, "{\"resourceType\":\"Bun") : sent;
    assertThat(records().followUps(Desk.PATIENT, Desk.CLAIM)).isInstanceOf(Answer.NotReached.class);
  }

  @Test
  void create_carriesTheConditionAndTellsTheResource() {
    Answer<Put> answer = records().create(Desk.CLAIM, "{}");
    assertThat(answer).isEqualTo(new Answer.Got<>(new Put(Optional.of(RECORD), true)));
    assertThat(asked.get(0).header("if-none-exist"))
        .contains("identifier=https%3A%2F%2Frimborso.org%2Ffhir%2Ffollow-up%7CClaim%2Fc1");
  }

  @Test
  void create_answered200_wroteNothing() {
    reply =
        sent ->
            new Sent(
                200,
                Map.of("Location", server.at("/fhir/ClaimResponse/f7").toString()),
                new byte[0]);
    assertThat(records().create(Desk.CLAIM, "{}"))
        .isEqualTo(new Answer.Got<>(new Put(Optional.of(RECORD), false)));
  }

  @Test
  void update_carriesTheVersion() {
    records().update(RECORD, Optional.of("3"), "{}");
    assertThat(asked.get(0).header("if-match")).contains("W/\"3\"");
  }

  @ParameterizedTest
  @CsvSource({
    "401,NoToken",
    "409,Conflict",
    "412,Conflict",
    "410,Missing",
    "404,Refused",
    "405,Refused",
    "422,Refused",
    "403,Refused",
    "500,NotReached",
    "429,NotReached"
  })
  void update_answeredOtherwise_isNamedForWhatItMeans(int status, String name) {
    reply = sent -> Sent.status(status, Map.of());
    assertThat(records().update(RECORD, Optional.of("3"), "{}").getClass().getSimpleName())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"true,user/Provenance.c", "false,user/Provenance.write"})
  void provenance_created_carriesTheNotesTagWhereTheEhrHeedsConditions(
      boolean heeded, String scope) {
    offers =
        "{\"type\":\"Provenance\",\"interaction\":[{\"code\":\"create\"}],\"conditionalCreate\":"
            + heeded
            + "}";
    assertThat(provenances(scope).barred()).isEmpty();
    assertThat(provenances(scope).areOnceOnly()).isEqualTo(heeded);
    provenances(scope).create("n1", "{}");
    assertThat(asked.get(0).uri().getPath()).isEqualTo("/fhir/Provenance");
    assertThat(asked.get(0).header("if-none-exist"))
        .isEqualTo(
            heeded
                ? Optional.of("_tag=https%3A%2F%2Frimborso.org%2Ffhir%2Fnote%7Cn1")
                : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "true, WORK, work%7CClaim%2Fc1",
    "false, WORK, work%7CClaim%2Fc1",
    "true, QUERY, query%7Cq1"
  })
  void tasks_areAskedAndMadeByWhatTheyTellOf_whereTheEhrHeedsConditions(
      boolean heeded, TaskKind kind, String token) {
    offers =
        FULL.formatted("{\"name\":\"patient\"},{\"name\":\"identifier\"}")
            .replace("\"ClaimResponse\",", "\"Task\",\"conditionalCreate\":" + heeded + ",");
    Tasks tasks = source(Optional.of("t"), "").tasks("test", "l1").orElseThrow();
    TaskContent content = content(kind, kind == TaskKind.WORK ? "Claim/c1" : "q1");
    String identifier = "identifier=https%3A%2F%2Frimborso.org%2Ffhir%2F" + token;
    assertThat(tasks.areTaken()).isTrue();
    tasks.of(content);
    assertThat(asked.get(0).uri().getPath()).isEqualTo("/fhir/Task");
    assertThat(asked.get(0).uri().getRawQuery()).isEqualTo("patient=Patient%2Fp1&" + identifier);
    asked.clear();
    tasks.create(content, "{}");
    assertThat(asked.get(0).header("if-none-exist"))
        .isEqualTo(heeded ? Optional.of(identifier) : Optional.empty());
  }

  private static TaskContent content(TaskKind kind, String identifier) {
    return new TaskContent(
        kind,
        identifier,
        Desk.PATIENT,
        Desk.CLAIM,
        Optional.empty(),
        TaskContent.Standing.REQUESTED,
        Optional.empty(),
        Optional.empty(),
        new Note.Author("", "Bea Biller"),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  @Test
  void tasks_ofAnEhrThatOnlyUpdatesThem_areNotTaken() {
    offers = "{\"type\":\"Task\",\"interaction\":[{\"code\":\"read\"},{\"code\":\"update\"}]}";
    assertThat(source(Optional.of("t"), "").tasks("test", "l1").orElseThrow().areTaken()).isFalse();
    assertThat(source(Optional.of("t"), "").wantsTasks("test", TaskKind.WORK)).isFalse();
  }

  @Test
  void provenance_notGrantedOrNotOffered_isBarred() {
    assertThat(provenances("user/ClaimResponse.crus").barred()).contains(Attribution.NOT_GRANTED);
    assertThat(provenances("user/Provenance.c").barred()).contains(Attribution.NOT_OFFERED);
  }

  @Test
  void calls_withoutToken_areNotMade() {
    Records records = records(Optional.empty());
    assertThat(records.followUps(Desk.PATIENT, Desk.CLAIM)).isInstanceOf(Answer.NoToken.class);
    assertThat(records.create(Desk.CLAIM, "{}")).isInstanceOf(Answer.NoToken.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void takesFollowUps_withoutCreate_isFalse() {
    offers = FULL.formatted("").replace("{\"code\":\"create\"},", "");
    assertThat(records().takesFollowUps()).isFalse();
    offers = FULL.formatted("");
    assertThat(records().takesFollowUps()).isTrue();
  }
}
