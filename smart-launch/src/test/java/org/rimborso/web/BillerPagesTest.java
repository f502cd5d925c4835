package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What billers read on their pages, and what of it others do not. */
class BillerPagesTest extends OverTestSite {
  @Test
  void get_accounts_showsWorthToWhoSeesAmountsOnly() throws Exception {
    assertThat(get("/s/biller-1/accounts").body())
        .contains("data-testid=\"worth\"", "chance 75", "(assumed)", "worth-explained")
        .contains("href=\"/s/biller-1/accounts?age=61-90\"");
    assertThat(get("/s/coder-1/accounts").body())
        .contains("Claim/c1")
        .doesNotContain("data-testid=\"worth\"", "worth-explained", "(assumed)");
  }

  @Test
  void get_narrowedAccounts_canBeWidenedAgain() throws Exception {
    String body = get("/s/biller-1/accounts?age=61-90&denial=coding").body();
    assertThat(body)
        .contains("data-testid=\"undos\"", "accounts?age=61-90\"", "accounts?denial=coding\"")
        .contains("data-account=\"Claim/c1\"")
        .doesNotContain("data-account=\"Claim/c2\"");
    assertThat(get("/s/biller-1/accounts").body()).doesNotContain("data-testid=\"undos\"");
  }

  @Test
  void get_account_tellsWhatEachPayerDidAndHowToReachIt() throws Exception {
    assertThat(get("/s/biller-1/accounts/Claim/c1").body())
        .contains("data-testid=\"denied-line\"", "unknown code", "Not open", "add one")
        .contains("42.42", "Northfield Health PPO (Coverage/k1)");
    assertThat(get("/s/coder-1/accounts/Claim/c1").body())
        .contains("data-testid=\"denied-line\"")
        .doesNotContain("42.42", "898.00");
  }
}
