package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The search for a code in place of one that cannot stand, in a real browser: E11 is a category on the demo chart. */
class CodesIT {
  private static final String PATIENT = "demo-bianchi";
  private static final String FIELD = "input[type=search]";

  private static Stage stage;
  private static Chromium chromium;
  private final List<BrowserContext> opened = new ArrayList<>();

  @BeforeAll
  static void start() {
    stage = Stage.open("codes");
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    stage.close();
  }

  @AfterEach
  void closeBrowsers() {
    opened.forEach(BrowserContext::close);
  }

  @Test
  void picker_byKeyboardAlone_findsChoosesAndStaysAtTheVisitToWhichBackReturns() {
    Page page = encounter(new Browser.NewContextOptions());
    String visit = page.url();

    gap(page).press("Tab");
    assertThat(gap(page).locator(".code-search summary")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    assertThat(gap(page).locator(FIELD)).isFocused();
    page.keyboard().type("diabetes kidney");
    assertThat(found(page).first()).containsText("E11.2");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowUp");
    assertThat(found(page).first()).isFocused();
    page.keyboard().press("Enter");

    assertThat(chosen(page)).isFocused();
    assertThat(chosen(page)).containsText("E11.2");
    assertThat(chosen(page).locator(".badge")).hasText("Billable");
    assertThat(chosen(page)).containsText("ICD-10-CM FY");
    assertThat(gap(page).locator(FIELD)).hasValue("diabetes kidney");
    assertThat(page).hasURL(visit);

    page.navigate(stage.app() + found(page).first().getAttribute("href"));
    assertThat(page.locator("h1")).hasText("Code search");
    page.goBack();
    assertThat(page).hasURL(visit);
    assertThat(gap(page)).isVisible();
  }

  @Test
  void picker_thatFindsNothing_keepsWhatWasTyped() {
    Page page = encounter(new Browser.NewContextOptions());
    gap(page).locator(".code-search summary").click();
    gap(page).locator(FIELD).pressSequentially("diabetes unheard of");

    assertThat(gap(page).locator(".code-results")).containsText("Nothing in the loaded ICD-10-CM fits.");
    page.keyboard().press("Enter");
    assertThat(gap(page).locator(FIELD)).hasValue("diabetes unheard of");

    for (int typed = 0; typed < " unheard of".length(); typed++) {
      page.keyboard().press("Backspace");
    }
    assertThat(found(page).first()).containsText("diabetes");
  }

  @Test
  void pickersPage_withoutScript_keepsWhatWasTypedAndBackReturnsToTheVisit() {
    BrowserContext context = context(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    Page page = ChartPage.openHere(context, stage, PATIENT, "coder");
    page.locator("noscript a").click();
    String visit = page.url();
    gap(page).locator(".code-search summary").click();
    gap(page).locator(FIELD).fill("diabetes kidney");
    gap(page).locator(FIELD).press("Enter");

    assertThat(page.locator("h1")).hasText("Code search");
    found(page).first().click();
    assertThat(chosen(page)).containsText("E11.2");
    assertThat(page.locator(FIELD)).hasValue("diabetes kidney");
    page.goBack();
    page.goBack();
    assertThat(page).hasURL(visit);
    assertThat(gap(page)).isVisible();
  }

  @Test
  void picker_inBothLanguagesAndWidths_hasNoAxeViolationAndNoSidewaysScrolling() {
    // axe brings its own script, which our policy rightly refuses.
    Page first = encounter(new Browser.NewContextOptions().setBypassCSP(true));
    for (int width : new int[] {360, 1440}) {
      for (String language : List.of("en", "it")) {
        Page page = first.context().newPage();
        page.setViewportSize(width, 900);
        page.navigate(first.url() + "?lang=" + language);
        gap(page).locator(".code-search summary").click();
        gap(page).locator(FIELD).fill(language.equals("en") ? "diabetes" : "diabete");
        found(page).first().waitFor();
        fits(page, language + " list at " + width);
        found(page).last().click();
        chosen(page).waitFor();
        fits(page, language + " choice at " + width);
        page.navigate(found(page).first().getAttribute("href").replaceFirst("^", stage.app()));
        chosen(page).waitFor();
        fits(page, language + " page at " + width);
        page.close();
      }
    }
  }

  private static void fits(Page page, String what) {
    assertThat(Axe.violations(page)).as(what).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .as("sideways scrolling: " + what)
        .isLessThanOrEqualTo(0);
  }

  /** The demo patient's visit as a coder sees it, in a new browser. */
  private Page encounter(Browser.NewContextOptions options) {
    Page page = ChartPage.openTab(context(options), stage, PATIENT, "coder");
    gap(page).waitFor();
    return page;
  }

  private BrowserContext context(Browser.NewContextOptions options) {
    BrowserContext context = chromium.browser().newContext(options);
    opened.add(context);
    return context;
  }

  private static Locator gap(Page page) {
    return page.locator("[data-testid=gap][data-rule=diagnosis-not-billable]").first();
  }

  private static Locator found(Page page) {
    return page.locator("[data-testid=codes-found] a");
  }

  private static Locator chosen(Page page) {
    return page.locator("[data-testid=chosen-code]");
  }
}
