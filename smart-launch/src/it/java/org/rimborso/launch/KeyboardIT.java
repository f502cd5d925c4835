package org.rimborso.launch;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work of a day without a mouse, in both languages. */
class KeyboardIT {
  private static SmallStage stage;

  @BeforeAll
  static void start() {
    stage = new SmallStage();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @ParameterizedTest
  @CsvSource({"en-US, in the record", "it-IT, in cartella"})
  void biller_byKeyboard_findsAnAccountWritesANoteAndLeaves(String locale, String landed) {
    try (BrowserContext context = browser(locale)) {
      Page page = context.newPage();
      page.navigate(stage.launch("biller"));
      Locator rows = page.locator("[data-account] th a");
      rows.first().waitFor();

      page.keyboard().press("/");
      assertThat(page.locator("#q")).isFocused();
      page.keyboard().type("jk?n");
      assertThat(page.locator("#q")).hasValue("jk?n");
      page.keyboard().press("Control+a");
      page.keyboard().press("Delete");
      tabTo(page, "[data-account] th a");
      page.keyboard().press("j");
      assertThat(rows.nth(1)).isFocused();
      page.keyboard().press("k");
      assertThat(rows.first()).isFocused();
      page.keyboard().press("Enter");

      page.locator("#note-text").waitFor();
      page.keyboard().press("n");
      assertThat(page.locator("#note-text")).isFocused();
      page.keyboard().type("Called, nobody knows: just kept waiting? " + locale);
      tabTo(page, ".note-form button");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-testid=saved]")).containsText(Pattern.compile(landed));
      assertThat(page.locator("[data-testid=timeline]")).containsText("Called, nobody knows: just kept waiting? " + locale);

      leave(page);
    }
  }

  @ParameterizedTest
  @CsvSource({"en-US", "it-IT"})
  void clinician_byKeyboard_readsGapsAndHelpAndLeaves(String locale) {
    try (BrowserContext context = browser(locale)) {
      Page page = context.newPage();
      page.navigate(stage.launch("clinician"));
      Locator gaps = page.locator("[data-testid=gap]");
      gaps.first().waitFor();

      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#main")).isFocused();
      page.keyboard().press("j");
      assertThat(gaps.first()).isFocused();
      page.keyboard().press("?");
      assertThat(page.locator("#help")).isVisible();
      page.keyboard().press("Escape");
      assertThat(page.locator("#help")).isHidden();
      assertThat(gaps.first()).isFocused();
      tabTo(page, "[data-testid=gap] .why a");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-testid=rule]")).isVisible();

      leave(page);
    }
  }

  private static BrowserContext browser(String locale) {
    return stage.chromium.browser().newContext(new Browser.NewContextOptions().setLocale(locale));
  }

  private static void leave(Page page) {
    page.reload();
    tabTo(page, "form[action$='/logout'] button.plain");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-testid=left]")).isVisible();
  }

  /** Presses Tab until something of this kind has the focus, which must be visible then. */
  private static void tabTo(Page page, String selector) {
    for (int presses = 0; presses < 60; presses++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
        assertThat(page.locator(":focus")).isVisible();
        return;
      }
    }
    throw new AssertionError("no Tab leads to " + selector);
  }
}
