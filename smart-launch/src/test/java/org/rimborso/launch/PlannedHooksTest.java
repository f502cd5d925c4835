package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards before an order is signed and before an appointment is booked. */
class PlannedHooksTest {
  private static final String PAYER = "Northlight Health Plan";
  private static final String PAYERS =
      """
      payers:
        - name: Northlight Health Plan
          match: {names: [Northlight Health Plan]}
          requires: {priorAuthorization: [J0897]}
      """;
  private static final String REASON =
      ",'reasonCode':[{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M81.0'}]}]";

  @TempDir private static Path folder;
  private static HookSite site;

  @BeforeAll
  static void start() {
    site = new HookSite(folder, PAYERS);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static HookChart chart(String end) {
    return new HookChart("p1")
        .coverage("k1", PAYER, end)
        .instead("authorizations", HookChart.bundle(List.of()))
        .instead("authorizationRequests", HookChart.bundle(List.of()));
  }

  private static String order(String id, String code, String more) {
    return "{'resourceType':'ServiceRequest','id':'%s','status':'draft','intent':'order','subject':{'reference':'Patient/p1'},'code':{'coding':[{'system':'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets','code':'%s'}],'text':'Injection %s'}%s}"
        .formatted(id, code, code, more);
  }

  private static HttpResponse<String> sign(HookChart chart, String... orders) {
    String context = ",'draftOrders':" + HookChart.bundle(List.of(orders));
    return site.call(
        "order-sign", site.body("order-sign", context, ",'prefetch':" + chart.prefetch()));
  }

  private static HttpResponse<String> book(HookChart chart, String start) {
    String context =
        ",'appointments':"
            + HookChart.bundle(
                List.of(
                    "{'resourceType':'Appointment','id':'a','status':'proposed','start':'%s','participant':[{'actor':{'reference':'Practitioner/x'}},{'actor':{'reference':'Patient/p1'}}]}"
                        .formatted(start)));
    return site.call(
        "appointment-book",
        site.body("appointment-book", context, ",'prefetch':" + chart.prefetch()));
  }

  private static String only(HttpResponse<String> answer) {
    List<JsonNode> cards = HookSite.cards(answer);
    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).path("indicator").asText()).isEqualTo("warning");
    assertThat(cards.get(0).path("links").isMissingNode()).isTrue();
    return cards.get(0).path("summary").asText();
  }

  @Test
  void order_thatThePayerWantsToKnowOfFirst_getsACard() {
    assertThat(only(sign(chart(""), order("o1", "J0897", REASON))))
        .isEqualTo(
            "Northlight Health Plan asks for prior authorisation of Injection J0897, and none is on file.");
  }

  /** Coverages seldom tell their payer's name: it comes along with them. */
  @Test
  void order_payerKnownByReferenceOnly_isKnownByTheNameThatCameAlong() {
    HookChart referring =
        chart("")
            .without("coverages")
            .with(
                "coverages",
                "{'resourceType':'Coverage','id':'k1','status':'active','beneficiary':{'reference':'Patient/p1'},'subscriberId':'M-17','period':{'start':'2020-01-01'},'payor':[{'reference':'Organization/o'}]}")
            .with("payors", "{'resourceType':'Organization','id':'o','name':'" + PAYER + "'}");
    assertThat(only(sign(referring, order("o1", "J0897", REASON))))
        .startsWith("Northlight Health Plan asks for prior authorisation");
  }

  @Test
  void order_authorisationsUnread_saysOnlyWhatIsKnown() {
    assertThat(
            only(
                sign(
                    chart("").without("authorizations").instead("authorizations", "{'x':1}"),
                    order("o1", "J0897", REASON))))
        .contains("whether there is one is not known here");
  }

  @Test
  void order_authorisedAlready_getsNoCard() {
    HookChart authorised =
        chart("")
            .instead(
                "authorizationRequests",
                HookChart.bundle(
                    List.of(
                        "{'resourceType':'Claim','id':'q','status':'active','use':'preauthorization','patient':{'reference':'Patient/p1'},'item':[{'sequence':1,'productOrService':{'coding':[{'code':'J0897'}]},'quantity':{'value':2}}]}")))
            .instead(
                "authorizations",
                HookChart.bundle(
                    List.of(
                        "{'resourceType':'ClaimResponse','id':'r','status':'active','use':'preauthorization','outcome':'complete','patient':{'reference':'Patient/p1'},'request':{'reference':'Claim/q'},'preAuthRef':'PA-1','preAuthPeriod':{'start':'2020-01-01','end':'2099-12-31'}}")));
    assertThat(HookSite.cards(sign(authorised, order("o1", "J0897", REASON)))).isEmpty();
  }

  @Test
  void order_thatNeedsNone_getsNoCard() {
    assertThat(HookSite.cards(sign(chart(""), order("o1", "J1100", REASON)))).isEmpty();
  }

  @Test
  void order_insuranceEnded_getsACard() {
    assertThat(only(sign(chart("2026-01-31"), order("o1", "J1100", REASON))))
        .startsWith("Northlight Health Plan does not cover the patient on ");
  }

  @Test
  void order_noInsuranceOnFile_getsACard() {
    HookChart bare = chart("").instead("coverages", HookChart.bundle(List.of()));
    assertThat(only(sign(bare, order("o1", "J1100", REASON))))
        .isEqualTo("No insurance is on file that could pay for Injection J1100.");
  }

  @Test
  void order_insuranceUnread_getsNoCard() {
    assertThat(
            HookSite.cards(
                sign(chart("").instead("coverages", "{'x':1}"), order("o1", "J1100", REASON))))
        .isEmpty();
  }

  @Test
  void order_withoutAReason_getsACard() {
    String wanted = "The order for Injection J1100 names no diagnosis that supports it.";
    assertThat(only(sign(chart(""), order("o1", "J1100", "")))).isEqualTo(wanted);
    HookChart known = chart("").visit("e1").coded("d1", "e1", "M81.0");
    assertThat(only(sign(known, order("o1", "J1100", "")))).isEqualTo(wanted);
    assertThat(
            HookSite.cards(
                sign(
                    known,
                    order("o1", "J1100", ",'reasonReference':[{'reference':'Condition/d1'}]"))))
        .isEmpty();
  }

  @Test
  void orders_several_getOneCardForTheVisit() {
    List<JsonNode> cards =
        HookSite.cards(sign(chart(""), order("o1", "J0897", ""), order("o2", "J1100", "")));
    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).path("detail").asText()).contains("2 more gaps");
  }

  @Test
  void order_overridden_isQuietForTheSameServiceAndPayer() {
    HookChart chart = chart("").instead("patient", "{'resourceType':'Patient','id':'p1'}");
    String code = "J0897";
    JsonNode card = HookSite.cards(sign(chart, order("o1", code, REASON + ",'note':[]"))).get(0);
    site.feedback("order-sign", card.path("uuid").asText(), "overridden");
    try {
      assertThat(HookSite.cards(sign(chart, order("another", code, REASON)))).isEmpty();
    } finally {
      site.store().durably(handle -> handle.execute("delete from cds_card"));
    }
    assertThat(HookSite.cards(sign(chart, order("o1", code, REASON)))).hasSize(1);
  }

  @Test
  void order_restrictedOrNotToBeDone_getsNoCard() {
    assertThat(
            HookSite.cards(
                sign(
                    chart(""),
                    order("o1", "J0897", "," + HookChart.RESTRICTED.replaceFirst(",$", "")))))
        .isEmpty();
    assertThat(HookSite.cards(sign(chart(""), order("o1", "J0897", ",'doNotPerform':true"))))
        .isEmpty();
  }

  @Test
  void order_ofAnotherPatient_isRefused() {
    HttpResponse<String> answer =
        sign(chart(""), order("o1", "J0897", "").replace("Patient/p1", "Patient/p2"));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void orders_thatAreNoBundle_areRefused() {
    for (String odd : List.of("[]", "null", "'x'", "{'resourceType':'Patient'}", "{}")) {
      HttpResponse<String> answer =
          site.call(
              "order-sign",
              site.body(
                  "order-sign", ",'draftOrders':" + odd, ",'prefetch':" + chart("").prefetch()));
      assertThat(answer.statusCode()).as(odd).isEqualTo(400);
    }
  }

  @Test
  void appointment_afterTheInsuranceEnds_getsACard() {
    HookChart until = new HookChart("p1").coverage("k1", PAYER, "2098-12-31");
    assertThat(HookSite.cards(book(until, "2098-12-01T09:00:00Z"))).isEmpty();
    assertThat(only(book(until, "2099-02-01T09:00:00Z")))
        .isEqualTo("Northlight Health Plan does not cover the patient on 1 Feb 2099.");
  }

  @Test
  void appointment_noInsuranceOnFile_getsACard() {
    assertThat(only(book(new HookChart("p1"), "2099-02-01T09:00:00Z")))
        .isEqualTo("No insurance is on file for this patient.");
  }

  @Test
  void cards_ofPlans_speakItalian() {
    String context = ",'draftOrders':" + HookChart.bundle(List.of(order("o1", "J0897", REASON)));
    HttpResponse<String> answer =
        site.call(
            "order-sign",
            site.body("order-sign", context, ",'prefetch':" + chart("").prefetch()),
            "Accept-Language",
            "it");
    assertThat(only(answer)).contains("chiede l'autorizzazione preventiva per Injection J0897");
  }
}
