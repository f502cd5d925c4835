package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A denial goes back to the clinician and its answer to the biller, in browsers at the sandbox EHR. */
class QueryLoopIT {
  private static final String DENIED = "Claim/demo-bianchi-claim";
  private static Stage stage;
  private static Chromium chromium;
  private BrowserContext billing;
  private BrowserContext ward;

  @BeforeAll
  static void start() {
    stage = Stage.open("queries");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
  }

  @BeforeEach
  void openBrowsers() {
    billing = chromium.browser().newContext();
    ward = chromium.browser().newContext();
  }

  @AfterEach
  void closeBrowsers() {
    billing.close();
    ward.close();
  }

  @Test
  void denial_aboutDocumentation_isAskedAnsweredAndBackInTheBillersRow() {
    Page biller = ChartPage.openTab(billing, stage, "demo-bianchi", "biller");
    Locator row = biller.locator("[data-account='" + DENIED + "']");
    row.locator("a").first().click();
    assertThat(biller.locator("[data-testid=query-proposed]")).containsText("ask the clinician");
    biller.locator("[data-testid=ask]").click();
    assertThat(biller.locator("[data-testid=facts]")).containsText("E11 Type 2 diabetes mellitus");
    assertThat(biller.locator("[data-testid=ask-form]")).containsText("Elena Ferri");
    biller.locator("#query-send").click();
    assertThat(biller.locator("[data-testid=query-done]")).containsText("The question is asked.");

    FrameLocator clinician = ChartPage.openFramed(ward.newPage(), stage.ehrOnOtherSite(), "demo-bianchi", "clinician", "full");
    Locator card = clinician.locator("[data-testid=visit-query]");
    assertThat(card).containsText("Grace Adeyemi asks Elena Ferri");
    clinician.getByRole(AriaRole.LINK, named("Queries")).click();
    assertThat(clinician.locator("[data-testid=query-row]")).containsText("your turn");
    clinician.getByRole(AriaRole.LINK, named("Documentation")).click();
    card.getByRole(AriaRole.LINK).click();
    assertThat(clinician.locator("input[name=choice]:checked")).hasCount(0);
    assertThat(clinician.locator("body")).not().containsText("USD");
    clinician.getByLabel("I have recorded another diagnosis in the EHR").check();
    clinician.locator("#answer-text").fill("E11.42, by the foot exam of that day.");
    clinician.locator("#answer-send").click();
    assertThat(clinician.locator("[data-testid=query-history]")).containsText("E11.42, by the foot exam");

    biller.navigate(biller.url().replaceAll("/queries/.*", "/accounts"));
    assertThat(row).containsText("Answered: correct and resubmit");
    row.locator("a").first().click();
    assertThat(biller.locator("[data-testid=next]")).containsText("Answered: correct and resubmit");
    assertThat(biller.locator("[data-testid=timeline]")).containsText("Asked Elena Ferri.");
    assertThat(biller.locator("[data-testid=timeline]")).containsText("E11.42, by the foot exam");
    biller.locator("[data-testid=query-row] a").click();
    assertThat(biller.locator("[data-testid=query-history] li")).hasCount(2);
    biller.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dealt with").setExact(true)).click();
    assertThat(biller.locator("[data-testid=query-history]")).containsText("Dealt with.");
  }

  private static FrameLocator.GetByRoleOptions named(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name).setExact(true);
  }
}
