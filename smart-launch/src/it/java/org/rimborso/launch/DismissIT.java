package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clinician says that a gap is none: it stays so for everybody, until the facts change in the EHR. */
class DismissIT {
  private static final String PATIENT = "demo-bianchi";
  private static final String RULE = "diagnosis-not-billable";
  private static final String OPEN = "[data-testid=gap][data-rule=" + RULE + "]";
  private static final String CLOSED = "[data-testid=closed-gap][data-rule=" + RULE + "]";

  private static Stage stage;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    stage = Stage.open("dismiss");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
  }

  /** The app in a browser of its own, as somebody opens it from the chart. */
  private static Page opened(BrowserContext context, String role) {
    Page page = ChartPage.openTab(context, stage, PATIENT, role);
    page.locator("[data-testid=not-checked]").waitFor();
    return page;
  }

  private static void refresh(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Refresh")).click();
    page.locator("[data-testid=not-checked]").waitFor();
  }

  /** Three clicks: open, choose, mark. */
  private static void dismiss(Page page, String reason, String remark) {
    Locator gap = page.locator(OPEN).first();
    gap.locator("[data-testid=dismiss] summary").click();
    assertThat(gap.locator("select")).hasValue("");
    gap.locator("select").selectOption(reason);
    gap.locator("input[name=remark]").fill(remark);
    gap.locator("[data-testid=dismiss] button").click();
  }

  @Test
  void dismissed_byAClinician_staysSoUntilTheFactsChange() {
    try (BrowserContext elena = chromium.browser().newContext();
        BrowserContext colleague = chromium.browser().newContext()) {
      Page page = opened(elena, "clinician");
      Locator open = page.locator(OPEN).first();
      assertThat(open.locator(".evidence")).containsText("E11");
      assertThat(open.locator(".evidence time").first()).isVisible();
      dismiss(page, "documented-elsewhere", "Paper chart of the clinic");
      Locator closed = page.locator(CLOSED).first();
      assertThat(closed).containsText("Documented elsewhere");
      assertThat(page.locator("[data-testid=gap-done]")).containsText("Marked as not a gap.");
      assertThat(page.locator(OPEN)).hasCount(0);

      refresh(page);
      assertThat(page.locator(CLOSED).first()).containsText("Paper chart of the clinic");
      assertThat(opened(elena, "clinician").locator(CLOSED).first()).isVisible();
      Page other = opened(colleague, "coder");
      other.navigate(other.url().replaceFirst("/s/([^/]+)/.*", "/s/$1/encounter"));
      assertThat(other.locator(CLOSED).first()).containsText("Paper chart of the clinic");

      change("provisional");
      refresh(page);
      assertThat(page.locator(OPEN).first().locator("[data-testid=gap-former]"))
          .containsText("before the facts changed: Documented elsewhere, “Paper chart of the clinic”");
      assertThat(page.locator(CLOSED)).hasCount(0);

      dismiss(page, "inapplicable-gap", "");
      page.locator(CLOSED).first().getByRole(AriaRole.BUTTON).click();
      assertThat(page.locator(OPEN).first().locator("[data-testid=gap-former]")).containsText("taken back");
      change("confirmed");
    }
  }

  /** Somebody else says in the EHR how sure the diagnosis is. */
  private static void change(String verification) {
    ObjectNode condition = (ObjectNode) stage.fhir("Condition/" + PATIENT + "-visit-diagnosis-1");
    condition
        .putObject("verificationStatus")
        .putArray("coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/condition-ver-status")
        .put("code", verification);
    new OtherApp(stage, PATIENT, "demo-clinician", "Condition")
        .put("Condition/" + condition.path("id").asText(), condition.toString());
  }

  @Test
  void form_withoutScriptInANarrowFrame_works() {
    Browser.NewContextOptions plain =
        new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 740);
    try (BrowserContext context = chromium.browser().newContext(plain)) {
      Page page = ChartPage.openHere(context, stage, PATIENT, "clinician");
      page.locator("noscript a").click();
      Locator gap = page.locator("[data-testid=gap]").first();
      String rule = gap.getAttribute("data-rule");
      gap.locator("[data-testid=dismiss] summary").press("Enter");
      gap.locator("select").selectOption("other");
      gap.locator("[data-testid=dismiss] button").press("Enter");
      Locator closed = page.locator("[data-testid=closed-gap][data-rule=" + rule + "]").first();
      assertThat(closed).containsText("Other");
      assertThat(closed.boundingBox().width).isLessThanOrEqualTo(360);
      closed.getByRole(AriaRole.BUTTON).press("Enter");
      assertThat(page.locator("[data-testid=gap-former]").first()).containsText("taken back");
    }
  }
}
