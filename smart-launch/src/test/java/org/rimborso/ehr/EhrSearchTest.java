package org.rimborso.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.SearchAnswer.Because;
import org.rimborso.ehr.SearchAnswer.Complete;
import org.rimborso.ehr.SearchAnswer.Incomplete;

/** Lists of many pages, and links that lead elsewhere. */
class EhrSearchTest extends OverEhrClient {
  private static final SearchUrl CLAIMS = SearchUrl.of("Claim").referring("patient", PATIENT);

  private final LoopbackServer foreign = new LoopbackServer(r -> Sent.json(200, page("")));
  private final List<String> pages = new ArrayList<>();

  @AfterEach
  void closeForeign() {
    foreign.close();
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
}
