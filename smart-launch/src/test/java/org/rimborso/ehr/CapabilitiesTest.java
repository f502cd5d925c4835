package org.rimborso.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rimborso.ehr.LoopbackServer.Sent;

class CapabilitiesTest {
  private static final String STATEMENT =
      """
      {"resourceType":"CapabilityStatement","fhirVersion":"4.0.1",
       "software":{"name":"Server","version":"8"},"text":{"div":[[1],{"a":2}]},
       "rest":[{"mode":"server","security":{"cors":true},
        "resource":[
         {"type":"Claim","interaction":[{"code":"read"},{"code":"search-type"}],
          "searchParam":[{"name":"patient"},{"name":"encounter"}],
          "searchInclude":["Claim:provider"],"searchRevInclude":["*"]},
         {"type":"ClaimResponse","interaction":[{"code":"create"},{"code":"update"}],
          "conditionalCreate":true,"versioning":"versioned-update"}],
        "interaction":[{"code":"transaction"}]}]}
      """;
  private static final String SMART =
      """
      {"issuer":"https://a","capabilities":["launch-ehr","permission-v2"],
       "code_challenge_methods_supported":["S256"]}
      """;

  private final FakeClock clock = new FakeClock();
  private final LoopbackServer server = new LoopbackServer(r -> Sent.json(404, "{}"));
  private final Ehr ehr = Ehr.of(TestEhr.settings(server.at("/fhir")), new Outbound(clock, clock));

  @AfterEach
  void close() {
    server.close();
  }

  private void serve(String statement, String smart) {
    server.answers(
        r ->
            r.path().equals("/fhir/metadata")
                ? Sent.json(200, statement)
                : r.path().equals("/fhir/.well-known/smart-configuration")
                    ? Sent.json(200, smart)
                    : Sent.json(404, "{}"));
  }

  @Test
  void of_statement_saysWhatIsOfferedAndWhatNot() {
    serve(STATEMENT, SMART);
    Capabilities offered = new CapabilityBook().of(ehr, TestEhr.ample());
    assertThat(offered.offers("Claim", "search-type")).isEqualTo(Offer.YES);
    assertThat(offered.offers("Claim", "create")).isEqualTo(Offer.NO);
    assertThat(offered.offers("Coverage", "read")).isEqualTo(Offer.NO);
    assertThat(offered.searchParam("Claim", "encounter")).isEqualTo(Offer.YES);
    assertThat(offered.searchParam("Claim", "coverage")).isEqualTo(Offer.NO);
    assertThat(offered.include("Claim", "Claim:provider")).isEqualTo(Offer.YES);
    assertThat(offered.include("Claim", "Claim:insurer")).isEqualTo(Offer.NO);
    assertThat(offered.revinclude("Claim", "ClaimResponse:request")).isEqualTo(Offer.YES);
    assertThat(offered.include("ClaimResponse", "ClaimResponse:x")).isEqualTo(Offer.UNKNOWN);
    assertThat(offered.resource("ClaimResponse").orElseThrow().conditionalCreate()).isTrue();
    assertThat(offered.system()).containsExactly("transaction");
    assertThat(offered.software()).contains("Server 8");
    assertThat(offered.smart().orElseThrow().capabilities()).contains("permission-v2");
    assertThat(server.seen()).noneMatch(r -> r.header("authorization").isPresent());
  }

  @Test
  void of_notAnswering_unknownAndAskedAgain() {
    server.answers(r -> new Sent(200, Map.of("Content-Type", "text/html"), "<p>".getBytes(UTF_8)));
    CapabilityBook book = new CapabilityBook();
    Capabilities offered = book.of(ehr, TestEhr.ample());
    assertThat(offered.known()).isFalse();
    assertThat(offered.offers("Claim", "read")).isEqualTo(Offer.UNKNOWN);
    serve(STATEMENT, SMART);
    assertThat(book.of(ehr, TestEhr.ample()).known()).isTrue();
  }

  @Test
  void of_brokenStatements_unknown() {
    for (String broken :
        List.of("", "[]", "{}", "{\"resourceType\":\"Patient\"}", STATEMENT.substring(0, 300))) {
      serve(broken, "[1]");
      Capabilities offered = new CapabilityBook().of(ehr, TestEhr.ample());
      assertThat(offered.known()).as(broken).isFalse();
      assertThat(offered.smart()).isEmpty();
    }
  }

  @Test
  void of_known_askedOnceADay() {
    serve(STATEMENT, SMART);
    AtomicLong nanos = new AtomicLong();
    CapabilityBook book = new CapabilityBook(nanos::get);
    book.of(ehr, TestEhr.ample());
    nanos.set(Duration.ofHours(23).toNanos());
    book.of(ehr, TestEhr.ample());
    assertThat(server.seen()).hasSize(2);
    nanos.set(Duration.ofHours(25).toNanos());
    book.of(ehr, TestEhr.ample());
    assertThat(server.seen()).hasSize(4);
  }

  @Test
  void report_partialEhr_namesWhatWillNotBeChecked() {
    serve(STATEMENT, SMART);
    EhrCheck.Report report = new EhrCheck(new Outbound(clock, clock)).report(ehr.settings());
    assertThat(report.answered()).isTrue();
    assertThat(report.lines())
        .contains(
            "FHIR version: 4.0.1",
            "Coverage: not offered by patient; what needs it will be not checked",
            "Claim: readable",
            "Accounts: claims without payers' answers; payment not checked",
            "Notes: to ClaimResponse",
            "SMART PKCE: S256");
  }

  @Test
  void report_ofWhatIsToBeTasks_saysWhetherTheEhrTakesThem() {
    EhrSettings wanting = TestEhr.withTasks(server.at("/fhir"));
    serve(STATEMENT, SMART);
    assertThat(new EhrCheck(new Outbound(clock, clock)).report(wanting).lines())
        .contains(
            "Work on accounts: in Rimborso's own store only, the EHR takes no Task",
            "Questions to clinicians: in Rimborso's own store only, the EHR takes no Task");
    serve(STATEMENT.replace("\"ClaimResponse\"", "\"Task\""), SMART);
    assertThat(new EhrCheck(new Outbound(clock, clock)).report(wanting).lines())
        .contains("Work on accounts: also as Task", "Questions to clinicians: also as Task");
  }

  @Test
  void report_ehrDown_saysSo() {
    EhrCheck.Report report = new EhrCheck(new Outbound(clock, clock)).report(ehr.settings());
    assertThat(report.answered()).isFalse();
    assertThat(report.lines()).anyMatch(line -> line.contains("could not be read"));
  }

  @Test
  void byIssuer_anyOtherSpelling_none() {
    Ehrs ehrs = new Ehrs(List.of(ehr.settings()), new Outbound(clock, clock));
    String iss = ehr.settings().iss().toString();
    assertThat(ehrs.byIssuer(iss)).isPresent();
    for (String other : List.of(iss + "/", iss.toUpperCase(java.util.Locale.ROOT), " " + iss, "")) {
      assertThat(ehrs.byIssuer(other)).as(other).isEmpty();
    }
    assertThat(server.seen()).isEmpty();
  }
}
