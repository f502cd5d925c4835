package org.rimborso.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.WriteAnswer.Effect;

/** Single resources: read, created, updated. */
class EhrReadAndWriteTest extends OverEhrClient {
  @Test
  void read_found_bodyAndEtag() {
    ehr.answers(
        r ->
            new Sent(
                200,
                Map.of("Content-Type", "application/fhir+json;charset=utf-8", "ETag", "W/\"3\""),
                "{\"resourceType\":\"Patient\"}".getBytes(UTF_8)));
    assertThat(client.read(TestEhr.token("t"), PATIENT, TestEhr.ample()))
        .isInstanceOfSatisfying(
            ReadAnswer.Found.class,
            found -> {
              assertThat(found.etag()).contains("W/\"3\"");
              assertThat(found.json()).hasSize(26);
            });
    assertThat(ehr.seen().get(0).path()).isEqualTo("/fhir/Patient/p1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "{\"resourceType\":\"Patient\"",
        "{\"resourceType\":\"Patient\"}{}",
        "{\"resourceType\":\"OperationOutcome\"}"
      })
  void read_halfOrAnotherResource_unreadable(String body) {
    ehr.answers(r -> Sent.json(200, body));
    assertThat(client.read(TestEhr.token("t"), PATIENT, TestEhr.ample()))
        .isEqualTo(new ReadAnswer.Unreadable());
  }

  @Test
  void read_gone_missing() {
    ehr.answers(r -> Sent.json(410, "{}"));
    assertThat(client.read(TestEhr.token("t"), PATIENT, TestEhr.ample()))
        .isEqualTo(new ReadAnswer.Missing(410));
  }

  private WriteAnswer create(Sent answer) {
    ehr.answers(r -> answer);
    return client.create(
        TestEhr.token("t"),
        "ClaimResponse",
        "{\"a\":\"è\"}",
        Optional.of(SearchUrl.of("ClaimResponse").token("identifier", Optional.of("u"), "1")),
        TestEhr.ample());
  }

  @Test
  void create_created_referenceAndVersionFromLocation() {
    String location = ehr.at("/fhir/ClaimResponse/c9/_history/4").toString();
    assertThat(create(Sent.status(201, Map.of("Location", location))))
        .isEqualTo(
            new WriteAnswer.Written(
                Optional.of(new Reference("ClaimResponse", "c9")),
                Optional.of("4"),
                Effect.CREATED));
    Seen sent = ehr.seen().get(0);
    assertThat(sent.header("if-none-exist")).contains("identifier=u%7C1");
    assertThat(sent.header("content-type")).contains("application/fhir+json; charset=utf-8");
    assertThat(sent.body()).isEqualTo("{\"a\":\"è\"}");
  }

  @Test
  void create_200_unchangedWithIdFromBody() {
    assertThat(create(Sent.json(200, "{\"resourceType\":\"ClaimResponse\",\"id\":\"c1\"}")))
        .isEqualTo(
            new WriteAnswer.Written(
                Optional.of(new Reference("ClaimResponse", "c1")),
                Optional.empty(),
                Effect.UNCHANGED));
  }

  @Test
  void create_locationOfAnotherType_notBelieved() {
    assertThat(create(Sent.status(201, Map.of("Location", "http://evil/Patient/p2"))))
        .isEqualTo(new WriteAnswer.Written(Optional.empty(), Optional.empty(), Effect.CREATED));
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 412})
  void update_409Or412_conflict(int status) {
    ehr.answers(r -> Sent.json(status, "{}"));
    Reference reference = new Reference("ClaimResponse", "c1");
    assertThat(
            client.update(
                TestEhr.token("t"), reference, "{}", Optional.of("W/\"2\""), TestEhr.ample()))
        .isEqualTo(new WriteAnswer.Conflict(status));
    assertThat(ehr.seen().get(0).header("if-match")).contains("W/\"2\"");
    assertThat(ehr.seen()).hasSize(1);
  }

  @Test
  void update_ok_updated() {
    ehr.answers(r -> Sent.status(200, Map.of("ETag", "W/\"8\"")));
    Reference reference = new Reference("ClaimResponse", "c1");
    assertThat(
            client.update(TestEhr.token("t"), reference, "{}", Optional.empty(), TestEhr.ample()))
        .isEqualTo(
            new WriteAnswer.Written(Optional.of(reference), Optional.of("8"), Effect.UPDATED));
  }

  @Test
  void write_serverFails_sentOnceAndUnknown() {
    ehr.answers(r -> Sent.json(500, "{}"));
    assertThat(client.create(TestEhr.token("t"), "Claim", "{}", Optional.empty(), TestEhr.ample()))
        .isEqualTo(new WriteAnswer.NotReached(Reply.Why.SERVER_FAILED));
    assertThat(ehr.seen()).hasSize(1);
  }
}
