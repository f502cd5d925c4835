package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rimborso.desk.AnswerCounts;
import org.rimborso.desk.DismissalBook;
import org.rimborso.desk.DismissalReason;
import org.rimborso.desk.DismissalStep;

/** The cards of the documentation page on a real Jetty: evidence in words, mutes, answers. */
class GapPagesTest extends OverTestSite {
  private static final String FINDING = "diagnosis-not-billable:Claim/c1:E11";
  private static final String PAGE = "/s/clinician-1/encounter";

  private HttpResponse<String> answer(String form) throws Exception {
    String token = "token=" + TestSite.token("clinician-1", "gap " + FINDING);
    return post(PAGE + "/gap", token + "&visit=Encounter/e2&finding=" + FINDING + "&" + form);
  }

  @Test
  void evidence_onTheCard_isInPlainWordsWithItsReference() throws Exception {
    String page = get(PAGE + "?visit=Encounter/e2").body();
    assertThat(page)
        .contains("<li>E11 Type 2 diabetes mellitus <small>· claim, <time datetime=\"2026-09-02\"")
        .contains("title=\"Claim.diagnosis[0].diagnosis\">Claim/c1</span>")
        .contains("<small>· diagnosis of the visit", "title=\"Condition.code\">Condition/d1</span>")
        .doesNotContain("USD", "31337");
  }

  @Test
  void muted_forTheRole_isCountedAndSaid() throws Exception {
    String coder = get("/s/coder-1/encounter").body();
    assertThat(coder)
        .contains("1 finding is muted by your site for your role: sample-amount.", "1 open gap")
        .doesNotContain("data-rule=\"sample-amount\"");
    assertThat(get("/s/biller-1/rules/line-duplicate").body())
        .contains("Muted on the documentation page of: coder.");
    String clinician = get(PAGE).body();
    assertThat(clinician)
        .contains("data-rule=\"sample-amount\"", "2 open gaps")
        .doesNotContain("muted by your site");
  }

  @Test
  void answer_thatIsKept_leadsBackToItsCard() throws Exception {
    site.answer = new DismissalBook.Done(Dismissed.ROW);
    HttpResponse<String> kept =
        answer("do=dismiss&reason=inactive-condition&remark=Healed&version=0&facts=x");
    assertThat(kept.statusCode()).isEqualTo(303);
    assertThat(kept.headers().firstValue("Location").orElseThrow())
        .matches("/s/clinician-1/encounter\\?visit=Encounter/e2&answered=(gap-[0-9a-f]{16})#\\1");
    assertThat(site.answered)
        .containsExactly(new DismissalStep.Dismiss(DismissalReason.INACTIVE, "Healed"));
  }

  @Test
  void answer_thatIsNotKept_staysInTheForm() throws Exception {
    HttpResponse<String> lost = answer("do=dismiss&reason=inactive-condition&remark=Healed");
    assertThat(lost.statusCode()).isEqualTo(503);
    assertThat(lost.body())
        .contains("Not saved", "value=\"Healed\"", "value=\"inactive-condition\" selected");
    assertThat(answer("do=nonsense").statusCode()).isEqualTo(422);
    site.answer = new DismissalBook.NoSuchGap();
    assertThat(answer("do=undo").statusCode()).isEqualTo(404);
  }

  @Test
  void reasons_ofWhatIsNoDiagnosis_areNotAboutAPatientsCondition() throws Exception {
    assertThat(get(PAGE + "?visit=Encounter/e2").body()).contains("value=\"never-had-condition\"");
    assertThat(get(PAGE + "?visit=Encounter/e1").body())
        .contains("value=\"documented-elsewhere\"")
        .doesNotContain("value=\"never-had-condition\"");
  }

  @Test
  void rates_ofSeveralSources_areToldTogether() throws Exception {
    site.rates =
        Map.of(
            "claim-duplicate",
            new AnswerCounts(3, 2, 1, Map.of("other", 1, "rule-wrong-here", 5)),
            "line-duplicate",
            new AnswerCounts(1, 0, 0, Map.of()));
    String page = get("/s/manager-1/rules/claim-duplicate").body();
    assertThat(page)
        .contains(
            "42 % agree (5 of 12 answers of the last 180 days).",
            "Fixed in Rimborso", "Card overridden")
        .containsSubsequence("The rule is wrong here", "Other");
    String list = get("/s/administrator-1/rules").body();
    assertThat(list).contains("42 % agree", "1 answer in the last 180 days: too few");
    assertThat(get("/s/manager-1/rules/line-ncci-pair").body())
        .contains("No answers in the last 180 days.");
    assertThat(get("/s/clinician-1/rules/claim-duplicate").body()).doesNotContain("agree");
  }
}
