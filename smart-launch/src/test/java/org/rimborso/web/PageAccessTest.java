package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which page, and which part of it. */
class PageAccessTest extends OverTestSite {
  @ParameterizedTest
  @CsvSource({
    "clinician, encounter, 200",
    "clinician, accounts, 403",
    "clinician, accounts/Claim/c1, 403",
    "clinician, review.json, 403",
    "coder, encounter, 200",
    "coder, accounts, 200",
    "coder, accounts/Claim/c1, 200",
    "coder, review.json, 403",
    "biller, encounter, 403",
    "biller, accounts, 200",
    "biller, accounts/Claim/c1, 200",
    "biller, review.json, 200",
    "manager, encounter, 200",
    "manager, accounts, 200",
    "administrator, encounter, 403",
    "administrator, accounts, 403",
    "administrator, review.json, 403",
    "stranger, accounts, 401",
    "biller, nothing, 404",
    "biller, accounts/Claim/none, 404",
    "biller, accounts/x/y, 404",
    "biller, rules/no-such-rule, 404",
    "clinician, accounts/Claim/c1/letter?kind=records, 403",
    "coder, accounts/Claim/c1/letter?kind=records, 403",
    "biller, accounts/Claim/c1/letter?kind=records, 200",
    "manager, accounts/Claim/c1/letter?kind=records, 200",
    "administrator, accounts/Claim/c1/letter?kind=records, 403",
    "stranger, accounts/Claim/c1/letter?kind=records, 401",
    "clinician, accounts/Claim/c1/letters/x.pdf, 403",
    "coder, accounts/Claim/c1/letters/x.pdf, 403",
    "biller, accounts/Claim/c1/letters/x.pdf, 404",
    "clinician, today, 403",
    "coder, today, 200",
    "biller, today, 200",
    "administrator, today, 403",
    "stranger, today, 401",
    "clinician, worklist, 403",
    "coder, worklist, 200",
    "biller, worklist, 200",
    "manager, worklist, 200",
    "administrator, worklist, 403",
    "stranger, worklist, 401",
    "clinician, worklist.csv, 403",
    "coder, worklist.csv, 200",
    "administrator, worklist.csv, 403",
    "clinician, payers, 403",
    "coder, payers, 403",
    "biller, payers, 403",
    "manager, payers, 200",
    "administrator, payers, 403",
    "clinician, health, 403",
    "coder, health, 403",
    "biller, health, 403",
    "manager, health, 200",
    "administrator, health, 403",
    "stranger, health, 401",
    "manager, health/days-in-ar, 200",
    "biller, health/days-in-ar, 403",
    "manager, health/no-such, 404",
    "manager, health.csv, 404",
    "biller, health.csv, 403",
    "clinician, queries, 200",
    "coder, queries, 200",
    "biller, queries, 200",
    "manager, queries, 200",
    "administrator, queries, 403",
    "stranger, queries, 401",
    "clinician, queries/none, 404",
    "administrator, queries/none, 403",
    "clinician, ask?account=Claim/c1, 403",
    "coder, ask?account=Claim/c1, 200",
    "biller, ask?account=Claim/c1, 200",
    "administrator, ask?account=Claim/c1, 403",
    "stranger, ask?account=Claim/c1, 401",
    "clinician, admin/sweeps, 403",
    "coder, admin/sweeps, 403",
    "biller, admin/sweeps, 403",
    "manager, admin/sweeps, 403",
    "administrator, admin/sweeps, 200",
    "stranger, admin/sweeps, 401",
    "clinician, rules, 200",
    "administrator, rules, 200",
    "stranger, rules, 401",
    "clinician, codes, 200",
    "coder, codes, 200",
    "biller, codes, 200",
    "manager, codes, 200",
    "administrator, codes, 403",
    "stranger, codes, 401",
    "biller, codes?system=mce, 404",
    "biller, codes?system=no-such, 404",
    "biller, codes?on=yesterday, 404"
  })
  void get_byRole_answersAsTheRoleMay(String role, String page, int status) throws Exception {
    HttpResponse<String> answer = get("/s/" + role + "-1/" + page);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    if (status == 403) {
      assertThat(site.refused).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"encounter", "accounts", "accounts/Claim/c1", "review.json", "rules/x", "saved"})
  void get_withoutSession_isToldToLaunchAgain(String page) throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(site.at("/s/manager-1/" + page)));
    assertThat(answer.statusCode()).isIn(401, 404);
    assertThat(answer.body()).doesNotContain("Bianchi");
  }

  @Test
  void get_clinicianPagesInBothLanguages_holdNoAmount() throws Exception {
    for (String query : new String[] {"", "?visit=Encounter/e2", "?lang=it"}) {
      String body = get("/s/clinician-1/encounter" + query).body();
      assertThat(body).contains("E11").doesNotContain("31337", "31,337", "31.337", "USD", "898");
    }
  }

  @Test
  void get_coder_seesAccountsWithoutAmounts() throws Exception {
    String body = get("/s/coder-1/accounts").body() + get("/s/coder-1/accounts/Claim/c1").body();
    assertThat(body)
        .contains("CO-146")
        .doesNotContain("898", "USD", "171.68", "corrected claim is enough");
    assertThat(body).doesNotContain("name=\"text\"");
  }

  @ParameterizedTest
  @CsvSource({
    "clinician, write-off, 403",
    "coder, write-off, 403",
    "biller, write-off, 422",
    "manager, write-off, 422",
    "administrator, write-off, 403",
    "clinician, write-off/decision, 403",
    "coder, write-off/decision, 403",
    "biller, write-off/decision, 403",
    "manager, write-off/decision, 422",
    "administrator, write-off/decision, 403"
  })
  void post_writeOffByRole_answersAsTheRoleMay(String role, String path, int status)
      throws Exception {
    String token = "token=" + TestSite.token(role + "-1", "write-off Claim/c1");
    assertThat(post("/s/" + role + "-1/accounts/Claim/c1/" + path, token).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/s/biller-1/accounts", "/s/biller-1/review.json", "/launch", "/callback/sandbox"})
  void post_whereOnlyReadingIs_isRefused(String path) throws Exception {
    assertThat(post(path, "").statusCode()).isEqualTo(405);
  }
}
