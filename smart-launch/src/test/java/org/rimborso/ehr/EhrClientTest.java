package org.rimborso.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.SearchAnswer.Because;
import org.rimborso.ehr.SearchAnswer.Complete;
import org.rimborso.ehr.SearchAnswer.Incomplete;
import org.rimborso.ehr.WriteAnswer.Effect;

class EhrClientTest {
  private static final Reference PATIENT = new Reference("Patient", "p1");
  private static final SearchUrl CLAIMS = SearchUrl.of("Claim").referring("patient", PATIENT);

  private final FakeClock clock = new FakeClock();
  private final LoopbackServer ehr = new LoopbackServer(r -> Sent.json(404, "{}"));
  private final LoopbackServer foreign = new LoopbackServer(r -> Sent.json(200, page("")));
  private final List<String> pages = new ArrayList<>();
  private final EhrClient client = client(Paging.Caps.STANDARD);

  @AfterEach
  void close() {
    ehr.close();
    foreign.close();
  }

  private EhrClient client(Paging.Caps caps) {
    EhrSettings settings = TestEhr.settings(ehr.at("/fhir"));
    return new EhrClient(settings, new Outbound(clock, clock).to(Destination.fhir(settings)), caps);
  }

  private SearchAnswer search(EhrClient from) {
    return from.search(
        TestEhr.token("secret"),
        CLAIMS,
        bytes -> {
          pages.add(new String(bytes, UTF_8));
          return NextLink.in(bytes);
        },
        TestEhr.ample());
  }

  private static String page(String next) {
    return "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"self\",\"url\":\"x\"}"
        + (next.isEmpty() ? "" : ",{\"relation\":\"next\",\"url\":\"" + next + "\"}")
        + "],\"entry\":[{\"link\":[{\"relation\":\"next\",\"url\":\"http://decoy/\"}]}]}";
  }

  private static int number(Seen request) {
    String query = Optional.ofNullable(request.uri().getQuery()).orElse("");
    return query.startsWith("n=") ? Integer.parseInt(query.substring(2)) : 0;
  }

  @Test
  void search_threePages_allTakenInOrderWithTheToken() {
    ehr.answers(
        r -> Sent.json(200, page(number(r) < 2 ? ehr.at("/fhir?n=" + (number(r) + 1)) + "" : "")));
    assertThat(search(client)).isEqualTo(new Complete(3));
    assertThat(pages).hasSize(3);
    assertThat(ehr.seen())
        .allMatch(r -> r.header("authorization").equals(Optional.of("Bearer secret")))
        .allMatch(r -> r.header("accept").equals(Optional.of("application/fhir+json")));
    assertThat(ehr.seen().get(0).uri()).hasToString("/fhir/Claim?patient=Patient%2Fp1");
  }

  @Test
  void search_relativeNextLink_followedUnderTheBase() {
    ehr.answers(r -> Sent.json(200, page(number(r) == 0 ? "Claim?n=1" : "")));
    assertThat(search(client)).isEqualTo(new Complete(2));
    assertThat(ehr.seen().get(1).path()).isEqualTo("/fhir/Claim");
  }

  @Test
  void search_foreignNextLink_neverAskedAndListIncomplete() {
    String own = ehr.origin().getAuthority();
    for (String next :
        List.of(
            foreign.at("/fhir?n=1").toString(),
            "//" + foreign.origin().getAuthority() + "/fhir",
            "http://" + own + "@" + foreign.origin().getAuthority() + "/fhir",
            "http://127.0.0.1:" + ehr.origin().getPort() + "/fhir?n=1",
            ehr.at("/other?n=1").toString(),
            ehr.at("/fhirother?n=1").toString(),
            ehr.at("/fhir/../other").toString(),
            ehr.at("/fhir/%2e%2e/other").toString(),
            ehr.at("/fhir/..;/other").toString(),
            "../other",
            "/other",
            "file:///etc/passwd",
            "javascript:1",
            "not an address")) {
      ehr.answers(r -> Sent.json(200, page(next)));
      int before = ehr.seen().size();
      assertThat(search(client)).as(next).isEqualTo(new Incomplete(Because.FOREIGN_LINK, 1));
      assertThat(ehr.seen()).as(next).hasSize(before + 1);
    }
    assertThat(foreign.seen()).isEmpty();
  }

  @Test
  void search_redirect_refusedAndNotFollowed() {
    ehr.answers(r -> Sent.status(302, Map.of("Location", foreign.at("/").toString())));
    assertThat(search(client)).isEqualTo(new SearchAnswer.Refused(302));
    assertThat(foreign.seen()).isEmpty();
  }

  @Test
  void search_linkBackToASeenPage_loop() {
    ehr.answers(r -> Sent.json(200, page(ehr.at("/fhir?n=1").toString())));
    assertThat(search(client)).isEqualTo(new Incomplete(Because.LOOP, 2));
    assertThat(ehr.seen()).hasSize(2);
  }

  @Test
  void search_endlessPages_stopsAtTheCap() {
    ehr.answers(r -> Sent.json(200, page(ehr.at("/fhir?n=" + (number(r) + 1)).toString())));
    assertThat(search(client)).isEqualTo(new Incomplete(Because.TOO_MUCH, 200));
    assertThat(ehr.seen()).hasSize(200);
  }

  @Test
  void search_moreBytesThanTheCap_stops() {
    ehr.answers(r -> Sent.json(200, page(ehr.at("/fhir?n=" + (number(r) + 1)).toString())));
    assertThat(search(client(new Paging.Caps(200, 500))))
        .isInstanceOfSatisfying(
            Incomplete.class, i -> assertThat(i.because()).isEqualTo(Because.TOO_MUCH));
    assertThat(pages.stream().mapToInt(String::length).sum()).isBetween(1, 500);
  }

  @Test
  void search_laterPageFails_incomplete() {
    ehr.answers(r -> number(r) == 0 ? Sent.json(200, page("Claim?n=1")) : Sent.json(500, "{}"));
    assertThat(search(client)).isEqualTo(new Incomplete(Because.PAGE_FAILED, 1));
  }

  @Test
  void search_firstPageFails_notReached() {
    ehr.answers(r -> Sent.json(500, "{}"));
    assertThat(search(client)).isEqualTo(new SearchAnswer.NotReached(Reply.Why.SERVER_FAILED));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 410})
  void search_4xx_refused(int status) {
    ehr.answers(r -> Sent.json(status, "{}"));
    assertThat(search(client)).isEqualTo(new SearchAnswer.Refused(status));
  }

  @Test
  void search_noToken_nothingSent() {
    assertThat(client.search(Optional::empty, CLAIMS, bytes -> NextLink.in(bytes), TestEhr.ample()))
        .isEqualTo(new SearchAnswer.Unauthorized());
    assertThat(ehr.seen()).isEmpty();
  }

  @Test
  void search_401_unauthorized() {
    ehr.answers(r -> Sent.json(401, "{}"));
    assertThat(search(client)).isEqualTo(new SearchAnswer.Unauthorized());
  }

  @Test
  void search_htmlXmlHalfOrOtherJson_unreadable() {
    List<Sent> bad =
        List.of(
            new Sent(200, Map.of("Content-Type", "text/html"), page("").getBytes(UTF_8)),
            new Sent(200, Map.of("Content-Type", "application/fhir+xml"), "<a/>".getBytes(UTF_8)),
            Sent.json(200, page("").substring(0, 40)),
            Sent.json(200, page("") + "{"),
            Sent.json(200, "[]"),
            Sent.json(200, "{\"resourceType\":\"Patient\"}"),
            Sent.json(200, "{\"a\":".repeat(200)),
            Sent.status(200, Map.of()));
    for (Sent sent : bad) {
      ehr.answers(r -> sent);
      assertThat(search(client)).isEqualTo(new Incomplete(Because.PAGE_UNREADABLE, 0));
    }
  }

  @Test
  void searchUrl_valuesWithSeparators_cannotChangeTheQuestion() {
    SearchUrl search =
        SearchUrl.of("Claim")
            .token("identifier", Optional.of("http://x|y"), "a,b$c\\d&patient=p2")
            .include("Claim:provider")
            .count(500);
    assertThat(search.under(URI.create("https://ehr.example/fhir")).toString())
        .isEqualTo(
            "https://ehr.example/fhir/Claim?identifier=http%3A%2F%2Fx%5C%7Cy%7Ca%5C%2Cb%5C%24c"
                + "%5C%5Cd%26patient%3Dp2&_include=Claim%3Aprovider&_count=500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "claim", "Claim/1", "Claim?x", ""})
  void searchUrl_oddType_refused(String type) {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchUrl.of(type));
  }

  @Test
  void read_found_bodyAndEtag() {
    ehr.answers(
        r ->
            new Sent(
                200,
                Map.of("Content-Type", "application/fhir+json;charset=utf-8", "ETag", "W/\"3\""),
                "{}".getBytes(UTF_8)));
    assertThat(client.read(TestEhr.token("t"), PATIENT, TestEhr.ample()))
        .isInstanceOfSatisfying(
            ReadAnswer.Found.class,
            found -> {
              assertThat(found.etag()).contains("W/\"3\"");
              assertThat(found.json()).hasSize(2);
            });
    assertThat(ehr.seen().get(0).path()).isEqualTo("/fhir/Patient/p1");
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
