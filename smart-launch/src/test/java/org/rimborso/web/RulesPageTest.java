package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;

/** The list of rules and a rule's page on a real Jetty, over nothing but the starter set. */
class RulesPageTest extends OverTestSite {
  private String rules(String query) throws Exception {
    return get("/s/clinician-1/rules" + query).body();
  }

  /** What the list says of one rule. */
  private static String entry(String page, String id) {
    int from = page.indexOf("data-testid=\"rule-" + id + "\"");
    assertThat(from).as(id).isPositive();
    return page.substring(from, page.indexOf("</li>", from));
  }

  @Test
  void list_everyRule_isGroupedAndSaysHowItStands() throws Exception {
    String page = rules("");
    assertThat(page)
        .contains("<!doctype html>", "<h1 class=\"page-title\">Rules")
        .contains("<h2>Diagnoses</h2>", "<h2>Claim lines</h2>")
        .doesNotContain("Bianchi", "data-testid=\"unread\"");
    assertThat(entry(page, "line-ncci-pair"))
        .contains("href=\"/s/clinician-1/rules/line-ncci-pair\"", "Two codes that are not paid")
        .contains("Has nothing to judge by", "Error", "Billing")
        .contains("NCCI procedure-to-procedure pairs, practitioner: not loaded.");
    assertThat(entry(page, "line-duplicate")).contains("Off at this site");
    assertThat(entry(page, "claim-duplicate")).contains("Can run");
    assertThat(entry(page, "claim-filing-deadline"))
        .contains("The payer’s filing limit: known of Medicare.");
    assertThat(entry(page, "line-drug-without-ndc")).contains("no payer profile says it");
  }

  @Test
  void search_words_keepsRulesWhosePagesHoldThemAll() throws Exception {
    String part = rules("?q=paid+TOGETHER+ncci&part=1");
    assertThat(part.strip()).startsWith("<p class=\"hint\"").doesNotContain("<html", "<nav");
    assertThat(part).contains("rule-line-ncci-pair").doesNotContain("rule-claim-duplicate");
    assertThat(rules("?q=zzzz")).contains("No rule fits.", "value=\"zzzz\"");
  }

  @Test
  void search_hostileText_isText() throws Exception {
    assertThat(rules("?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")).doesNotContain("<img");
  }

  @Test
  void list_inItalian_isItalian() throws Exception {
    assertThat(rules("?lang=it"))
        .contains("<h1 class=\"page-title\">Regole", "<h2>Diagnosi</h2>")
        .contains("Può lavorare", "non caricato. L’amministratore può caricarlo.");
  }

  @Test
  void list_whatTheLaunchLeavesUnread_isSaidAndCounts() throws Exception {
    site.closed = Map.of("Procedure", Cause.RESOURCE_NOT_OFFERED, "Claim", Cause.SCOPE_NOT_GRANTED);
    String page = rules("");
    assertThat(page)
        .contains("data-testid=\"unread\"", "This EHR does not show procedures to this app.")
        .contains("This launch was not granted access to claims.");
    assertThat(entry(page, "claim-duplicate"))
        .contains("Has nothing to judge by", "not granted access to claims");
    assertThat(entry(page, "procedure-uncoded"))
        .contains("Can run in part", "does not show procedures");
    assertThat(entry(page, "encounter-not-closed")).contains("Can run<").doesNotContain("claims");
  }

  @Test
  void rule_page_saysHowItStandsAndLeadsBack() throws Exception {
    assertThat(get("/s/biller-1/rules/line-ncci-pair").body())
        .contains("href=\"/s/biller-1/rules\"", "data-testid=\"standing\"")
        .contains("Has nothing to judge by", "Why it costs money");
  }

  @Test
  void rule_page_saysWhatMayBeSetAndWhatCountsHere() throws Exception {
    assertThat(get("/s/biller-1/rules/encounter-not-billed").body())
        .contains("charge-lag-days (days after a visit", "here 5.");
    assertThat(get("/s/biller-1/rules/diagnosis-poa-missing?lang=it").body())
        .contains("exempt-providers (ospedali", "qui nessuno.");
  }

  @Test
  void everyPage_ofASession_leadsToTheRules() throws Exception {
    assertThat(get("/s/clinician-1/encounter").body()).contains("href=\"/s/clinician-1/rules\"");
    assertThat(get("/s/administrator-1/rules").body()).contains("rule-claim-duplicate");
  }

  @Test
  void finding_onAPage_linksToItsRule() throws Exception {
    String page = get("/s/clinician-1/encounter").body();
    assertThat(page).containsPattern("href=\"/s/clinician-1/rules/[a-z0-9-]+\"");
  }
}
