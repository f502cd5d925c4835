package org.rimborso.launch;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The EHR's page of one patient, from which people open the app. */
final class ChartPage {
  private ChartPage() {}

  /** Opens the app in the EHR's own page. */
  static FrameLocator openFramed(Page page, String ehr, String patient, String role, String profile) {
    page.navigate(ehr + "/patient/" + patient + "?profile=" + profile);
    button(page, "Open Rimborso as " + role).click();
    return page.frameLocator("iframe[title=Rimborso]");
  }

  /** Opens the app beside the EHR. */
  static Page openTab(BrowserContext context, Stage stage, String patient, String role) {
    Page chart = context.newPage();
    chart.navigate(stage.ehr() + "/patient/" + patient);
    return context.waitForPage(() -> button(chart, "Open Rimborso as " + role + " in a new tab").click());
  }

  /**
   * Opens the app in place of the EHR's page. A tab that another page opens may begin to load before
   * the browser has switched scripts off in it; this one has them off from the start.
   */
  static Page openHere(BrowserContext context, Stage stage, String patient, String role) {
    Page chart = context.newPage();
    chart.navigate(stage.ehr() + "/patient/" + patient);
    Locator open = button(chart, "Open Rimborso as " + role + " in a new tab");
    open.evaluate("button => button.formTarget = '_self'");
    open.click();
    return chart;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
