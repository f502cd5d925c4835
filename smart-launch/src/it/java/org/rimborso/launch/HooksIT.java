package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards on the EHR's chart page in a real browser: shown, followed into the app, overridden. */
class HooksIT {
  private static final String PATIENT = "demo-bianchi";
  private static final String CARD = "[data-testid=card]";
  private static Stage stage;
  private static Chromium chromium;
  private BrowserContext context;

  @BeforeAll
  static void start() {
    stage = Stage.open("hooks");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
  }

  @BeforeEach
  void openBrowser() {
    context = chromium.browser().newContext();
  }

  @AfterEach
  void closeBrowser() {
    context.close();
  }

  private Page chart(String query) {
    Page page = context.newPage();
    page.navigate(stage.ehr() + "/patient/" + PATIENT + query);
    return page;
  }

  private static void press(Locator in, String name) {
    in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  @Test
  void card_onTheChart_opensTheAppOnThatGapAndStaysAwayOnceOverridden() {
    Page chart = chart("");
    Locator card = chart.locator(CARD).first();
    assertThat(card).isVisible();
    assertThat(card).not().containsText("USD");
    String summary = card.locator("h3").textContent();
    Page app = context.waitForPage(() -> press(card, "Open in Rimborso"));
    Locator gap = app.locator("[data-testid=gap]:focus");
    assertThat(gap).isVisible();
    assertThat(gap.locator(".what")).containsText(summary.replaceAll("…$", ""));
    assertThat(app.locator("body")).not().containsText("USD");
    card.locator("select[name=reason]").selectOption("not-so");
    press(card, "Override");
    assertThat(chart.locator("h1")).isVisible();
    assertThat(chart.locator(CARD + " h3").getByText(summary)).hasCount(0);
    assertThat(chart("").locator(CARD + " h3").getByText(summary)).hasCount(0);
  }

  @Test
  void order_withoutAReason_getsACardBeforeItIsSigned() {
    Page chart = chart("");
    press(chart.locator("main"), "Sign order");
    assertThat(chart.locator("[data-hook=order-sign] " + CARD)).hasCount(1);
  }

  @Test
  void discharge_andAppointment_areAnswered() {
    for (String button : new String[] {"Discharge", "Book"}) {
      Page chart = chart("");
      press(chart.locator("main"), button);
      Locator answered =
          chart.locator("[data-hook=" + (button.equals("Book") ? "appointment-book" : "encounter-discharge") + "]");
      assertThat(answered).isVisible();
      assertThat(answered).not().containsText("Rimborso answered");
      assertThat(answered).not().containsText("did not answer");
    }
  }
}
