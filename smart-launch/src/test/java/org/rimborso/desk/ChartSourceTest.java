package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Correspondence;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Payment;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.NotesTarget;

/** What an EHR does badly becomes a limitation of that part; the rest of the chart is there. */
class ChartSourceTest extends OverScriptedEhr {
  @Test
  void fetch_everythingAnswers_readsAllWithoutLimitation() {
    ehr.on("Claim", 200, ScriptedEhr.claims("", "c1", "c2"));

    Chart chart = fetch().chart();

    assertThat(chart.claims()).hasSize(2);
    assertThat(chart.limitations()).isEmpty();
  }

  /** A notice of payment names a claim, not a patient; one for another patient's stays out. */
  @Test
  void fetch_paymentsOfTheClaims_areAskedForAndRead() {
    ehr.on("Claim", 200, ScriptedEhr.claims("", "c1", "c2"))
        .on(
            "PaymentNotice",
            200,
            """
            {"resourceType":"Bundle","type":"searchset","entry":[{"resource":%s},{"resource":%s}]}\
            """
                .formatted(paid("n1", "c1"), paid("n2", "other")));

    Chart chart = fetch().chart();

    assertThat(chart.all(Payment.class))
        .extracting(one -> one.reference().id())
        .containsExactly("n1");
    assertThat(ehr.requests()).filteredOn(one -> one.contains("PaymentNotice")).hasSize(1);
  }

  private static String paid(String id, String claim) {
    return "{\"resourceType\":\"PaymentNotice\",\"id\":\"%s\",\"status\":\"active\",\"request\":{\"reference\":\"Claim/%s\"},\"amount\":{\"value\":5,\"currency\":\"USD\"}}"
        .formatted(id, claim);
  }

  @Test
  void fetch_paymentsNotOffered_areNotAskedFor() {
    ehr.on("Claim", 200, ScriptedEhr.claims("", "c1"));

    assertThat(fetch().chart().limitations()).isEmpty();
    assertThat(ehr.requests()).noneMatch(one -> one.contains("PaymentNotice"));
  }

  /** What other systems wrote is read where the site keeps its own notes in such resources. */
  @Test
  void fetch_messagesAboutClaims_areReadWhereTheSiteKeepsNotesThere() {
    ehr.on("Communication", 200, said("m1", "Claim/c1", "p1", "m2", "Encounter/e1", "p1"));

    Chart chart = fetch(keepingNotesIn(NotesTarget.COMMUNICATION), "test").chart();

    assertThat(chart.all(Correspondence.class))
        .extracting(one -> one.reference().id())
        .containsExactly("m1");
    assertThat(ehr.requests()).noneMatch(one -> one.contains("DocumentReference"));
    ehr.on("Communication", 403, "{}");
    assertThat(fetch(keepingNotesIn(NotesTarget.COMMUNICATION), "test").chart().limitations())
        .containsExactly(Limitation.ofType("Communication", Cause.ACCESS_RESTRICTED));
  }

  @Test
  void fetch_messagesOfOtherPatients_stayOut() {
    ehr.on("Communication", 200, said("m1", "Claim/c1", "p2", "m2", "Claim/c1", "p1"));

    Chart chart = fetch(keepingNotesIn(NotesTarget.COMMUNICATION), "test").chart();

    assertThat(chart.all(Correspondence.class))
        .extracting(one -> one.reference().id())
        .containsExactly("m2");
  }

  @Test
  void fetch_notesElsewhere_asksForNoMessages() {
    assertThat(fetch().chart().limitations()).isEmpty();
    assertThat(ehr.requests())
        .noneMatch(one -> one.contains("Communication") || one.contains("DocumentReference"));
  }

  private ChartSource keepingNotesIn(NotesTarget target) {
    return source(List.of(settings("test", ehr.base(), Optional.of(target))));
  }

  private static String said(
      String one, String about, String patient, String other, String otherAbout, String whose) {
    return """
        {"resourceType":"Bundle","type":"searchset","entry":[{"resource":%s},{"resource":%s}]}"""
        .formatted(message(one, about, patient), message(other, otherAbout, whose));
  }

  private static String message(String id, String about, String patient) {
    return """
        {"resourceType":"Communication","id":"%s","status":"completed","subject":{"reference":"Patient/%s"},\
        "about":[{"reference":"%s"}],"payload":[{"contentString":"Said elsewhere."}]}"""
        .formatted(id, patient, about);
  }

  @Test
  void fetch_serverError_isNotReached() {
    ehr.on("Claim", 500, "{}");

    assertThat(fetch().chart().limitations())
        .containsExactly(Limitation.ofType("Claim", Cause.NOT_REACHED));
  }

  @Test
  void fetch_htmlInsteadOfJson_isNotTakenForAnEmptyList() {
    ehr.on(
        "Claim", exchange -> ScriptedEhr.send(exchange, 200, "text/html", "<html>sign in</html>"));

    assertThat(fetch().chart().limitation("Claim")).isPresent();
  }

  @Test
  void fetch_halfABundle_isUnreadable() {
    String whole = ScriptedEhr.claims("", "c1", "c2");
    ehr.on("Claim", 200, whole.substring(0, whole.length() - 40));

    assertThat(fetch().chart().limitations())
        .contains(Limitation.ofType("Claim", Cause.UNREADABLE));
  }

  @Test
  void fetch_nextLinkToAnotherHost_isNotFollowedAndSaid() throws IOException {
    try (ScriptedEhr other = new ScriptedEhr()) {
      String link =
          ",\"link\":[{\"relation\":\"next\",\"url\":\"" + other.base() + "/Claim?page=2\"}]";
      ehr.on("Claim", 200, ScriptedEhr.claims(link, "c1"));

      Chart chart = fetch().chart();

      assertThat(chart.claims()).hasSize(1);
      assertThat(chart.limitations())
          .containsExactly(Limitation.ofType("Claim", Cause.LIST_INCOMPLETE));
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void fetch_outcomeEntryInTheSearchset_isSaid() {
    ehr.on(
        "Claim",
        200,
        """
        {"resourceType":"Bundle","type":"searchset","entry":[{"resource":%s},{"search":{"mode":"outcome"},"resource":\
        {"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"incomplete"}]}}]}\
        """
            .formatted(ScriptedEhr.claim("c1", "p1")));

    Chart chart = fetch().chart();

    assertThat(chart.claims()).hasSize(1);
    assertThat(chart.limitation("Claim")).isPresent();
  }

  @Test
  void fetch_forbiddenForOneType_limitsThatTypeOnly() {
    ehr.on("Claim", 200, ScriptedEhr.claims("", "c1")).on("Coverage", 403, "{}");

    Chart chart = fetch().chart();

    assertThat(chart.claims()).hasSize(1);
    assertThat(chart.limitations())
        .containsExactly(Limitation.ofType("Coverage", Cause.ACCESS_RESTRICTED));
  }

  @Test
  void fetch_morePagesThanTheCapAllows_isIncomplete() {
    AtomicInteger page = new AtomicInteger();
    ehr.on(
        "Claim",
        exchange -> {
          int number = page.incrementAndGet();
          String link =
              ",\"link\":[{\"relation\":\"next\",\"url\":\""
                  + ehr.base()
                  + "/Claim?page="
                  + number
                  + "\"}]";
          ScriptedEhr.send(
              exchange, 200, "application/fhir+json", ScriptedEhr.claims(link, "c" + number));
        });

    Chart chart = fetch().chart();

    assertThat(chart.claims()).hasSize(200);
    assertThat(chart.limitations())
        .containsExactly(Limitation.ofType("Claim", Cause.LIST_INCOMPLETE));
  }

  @Test
  void fetch_anotherPatientsClaim_isLeftOut() {
    ehr.on(
        "Claim",
        200,
        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":"
            + ScriptedEhr.claim("mine", "p1")
            + "},{\"resource\":"
            + ScriptedEhr.claim("foreign", "p2")
            + "}]}");

    assertThat(fetch().chart().claims())
        .extracting(claim -> claim.reference().id())
        .containsExactly("mine");
  }

  @Test
  void fetch_includeOfferedButRefused_isAskedAgainPlainly() {
    ehr.offering("Claim:provider")
        .on(
            "Claim",
            exchange -> {
              boolean plain = !exchange.getRequestURI().toString().contains("_include");
              String body =
                  plain ? ScriptedEhr.claims("", "c1") : "{\"resourceType\":\"OperationOutcome\"}";
              ScriptedEhr.send(exchange, plain ? 200 : 400, "application/fhir+json", body);
            });

    Chart chart = fetch().chart();

    assertThat(chart.claims()).hasSize(1);
    assertThat(chart.limitations()).isEmpty();
    assertThat(ehr.requests()).filteredOn(r -> r.startsWith("/fhir/Claim?")).hasSize(2);
  }

  @Test
  void fetch_scopeNotGranted_asksNothingAndSaysSo() {
    Fetched fetched =
        source(ehr.base())
            .fetch(
                launch(Set.of("user/Claim.rs", "user/Patient.r")),
                PATIENT,
                NOW,
                Budget.of(ChartSource.PAGE_BUDGET));

    assertThat(fetched.chart().limitations())
        .contains(
            Limitation.ofType("Encounter", Cause.SCOPE_NOT_GRANTED),
            Limitation.ofType("Coverage", Cause.SCOPE_NOT_GRANTED))
        .doesNotContain(Limitation.ofType("Claim", Cause.SCOPE_NOT_GRANTED));
    assertThat(ehr.requests()).noneMatch(r -> r.startsWith("/fhir/Encounter"));
  }

  @Test
  void closed_scopesAndOffer_sayWhyWithoutReadingAnything() {
    assertThat(
            source(ehr.base())
                .closed(
                    launch(Set.of("user/Claim.rs", "user/Patient.r")),
                    Budget.of(ChartSource.PAGE_BUDGET)))
        .containsEntry("Encounter", Cause.SCOPE_NOT_GRANTED)
        .containsEntry("Coverage", Cause.SCOPE_NOT_GRANTED)
        .doesNotContainKey("Claim");
    assertThat(ehr.requests()).noneMatch(r -> r.startsWith("/fhir/Claim"));
  }

  @Test
  void fetch_tokenNoLongerTaken_saysSo() {
    ehr.on("Claim", 401, "{}");

    assertThat(fetch().tokenEnded()).isTrue();
  }

  @Test
  void fetch_ehrDown_limitsEverything() {
    URI base = ehr.base();
    ehr.close();

    Chart chart =
        source(base)
            .fetch(launch(Set.of("user/*.rs")), PATIENT, NOW, Budget.of(ChartSource.PAGE_BUDGET))
            .chart();

    assertThat(chart.limitations())
        .extracting(Limitation::resourceType)
        .contains(
            "Patient",
            "Encounter",
            "Condition",
            "Coverage",
            "Claim",
            "ClaimResponse",
            "ExplanationOfBenefit");
    assertThat(chart.limitations())
        .allMatch(limitation -> limitation.because() == Cause.NOT_REACHED);
  }
}
