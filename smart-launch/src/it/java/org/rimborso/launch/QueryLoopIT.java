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
  private static final String CONDITION = "Condition/demo-bianchi-visit-diagnosis-1";
  private static Stage stage;
  private static Chromium chromium;
  private BrowserContext billing;
  private BrowserContext ward;

  @BeforeAll
  static void start() {
    stage = Stage.open("queries");
    stage.takeFixes("sandbox");
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

  /** The whole loop: denial, question, a code chosen and written into the EHR, answer, the biller's row. */
  @Test
  void denial_aboutDocumentation_isAskedCorrectedAnsweredAndBackInTheBillersRow() {
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
    correct(clinician);
    card.getByRole(AriaRole.LINK).click();
    assertThat(clinician.locator("input[name=choice]:checked")).hasCount(0);
    assertThat(clinician.locator("body")).not().containsText("USD");
    clinician.getByLabel("I have recorded another diagnosis in the EHR").check();
    clinician.locator("#answer-text").fill("E11.9, as on the earlier visit.");
    clinician.locator("#answer-send").click();
    assertThat(clinician.locator("[data-testid=query-history]")).containsText("E11.9, as on the earlier visit");

    biller.navigate(biller.url().replaceAll("/queries/.*", "/accounts"));
    assertThat(row).containsText("Answered: correct and resubmit");
    row.locator("a").first().click();
    assertThat(biller.locator("[data-testid=next]")).containsText("Answered: correct and resubmit");
    assertThat(biller.locator("[data-testid=timeline]")).containsText("Asked Elena Ferri.");
    assertThat(biller.locator("[data-testid=timeline]")).containsText("E11.9, as on the earlier visit");
    biller.locator("[data-testid=query-row] a").click();
    assertThat(biller.locator("[data-testid=query-history] li")).hasCount(2);
    biller.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dealt with").setExact(true)).click();
    assertThat(biller.locator("[data-testid=query-history]")).containsText("Dealt with.");
  }

  /** Three clicks: the code, the preview, the writing; the gap closes by itself. */
  private static void correct(FrameLocator clinician) {
    Locator gap = clinician.locator("[data-testid=gap][data-rule=diagnosis-not-billable]");
    gap.locator("input[value='E11.9']").click();
    gap.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Fix here").setExact(true)).click();
    clinician.getByRole(AriaRole.BUTTON, named("Write it into the record")).click();
    assertThat(clinician.locator("[data-testid=fixed]")).containsText("E11 → E11.9 in " + CONDITION);
    assertThat(clinician.locator(".page-head")).containsText("no open gap");
    org.assertj.core.api.Assertions.assertThat(stage.fhir(CONDITION).at("/code/coding/0/code").asText()).isEqualTo("E11.9");
  }

  private static FrameLocator.GetByRoleOptions named(String name) {
    return new FrameLocator.GetByRoleOptions().setName(name).setExact(true);
  }
}
